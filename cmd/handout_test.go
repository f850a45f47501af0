//go:build rig

package cmd

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"example.org/parter/cmd/rig"
	"example.org/parter/data"
)

// decoded is what a phone's camera reads from a picture.
func (g *ground) decoded(picture string) string {
	g.t.Helper()
	out, err := exec.CommandContext(g.ctx, "zbarimg", "-q", "--raw", "-Sbinary", picture).Output()
	if err != nil {
		g.t.Fatalf("zbarimg reads nothing from %s: %v", picture, err)
	}
	return strings.TrimSpace(string(out))
}

// seen keeps a picture of the element and says what a camera reads from it.
func (g *ground) seen(tab context.Context, element string) string {
	g.t.Helper()
	png, err := chromedp.Run(tab, chromedp.Screenshot(chromedp.CSS(element)))
	if err != nil {
		g.t.Fatal(err)
	}
	file := filepath.Join(g.t.TempDir(), "seen.png")
	if err := os.WriteFile(file, png, 0o600); err != nil {
		g.t.Fatal(err)
	}
	return g.decoded(file)
}

// TestWhatPeopleTakeAlongFromTheOfficeAndThePhone opens the brochure of a service in
// the console and on a phone, and keeps a department's number from both.
func TestWhatPeopleTakeAlongFromTheOfficeAndThePhone(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	g.do(tab, chromedp.Navigate(g.console+"/entries/service/2016"), chromedp.WaitVisible(chromedp.CSS("section.handout")))
	g.shootAt(tab, 1280, "office-service-1280")
	g.shootAt(tab, 390, "office-service-390")
	for link, want := range map[string]string{`a[href$="/brochure.pdf"]`: "Издаване на удостоверение за наследници", `a[href$="/brochure-en.pdf"]`: "When to come"} {
		file := g.download(tab, link)
		words, err := exec.CommandContext(g.ctx, "pdftotext", "-raw", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		if text := strings.Join(strings.Fields(string(words)), " "); !strings.Contains(text, want) {
			t.Errorf("%s: no %q in\n%s", link, want, text)
		}
		if got, want := g.decodePDF(file), strings.ToUpper(g.public+"/U/2016"); got != want {
			t.Errorf("%s: got %q, want %q", link, got, want)
		}
	}
	g.do(tab, chromedp.Navigate(g.console+"/entries/department/taxes"), chromedp.WaitVisible(chromedp.CSS("section.handout img")))
	g.shootAt(tab, 1280, "office-department-1280")
	g.shootAt(tab, 390, "office-department-390")
	g.do(tab, chromedp.EmulateViewport(1280, 2400)) // the whole of what stands at the side
	card := g.seen(tab, "section.handout img")
	for _, want := range []string{"BEGIN:VCARD", "FN:Община Радомир – Местни данъци и такси", "TEL;TYPE=WORK,VOICE:+35977780147", "END:VCARD"} {
		if !strings.Contains(card, want) {
			t.Errorf("no %q in %q", want, card)
		}
	}
	g.do(tab, chromedp.Navigate(g.public+"/U/2016"), chromedp.WaitVisible(chromedp.CSS(`a[href="/U/2016.pdf"]`)))
	g.shootAt(tab, 390, "phone-service-390")
	if file := g.page(g.public + "/U/2016.pdf"); !strings.HasPrefix(file, "%PDF") {
		t.Errorf("no brochure on the phone: %.80q", file)
	}
	g.do(tab, chromedp.Navigate(g.public+"/"), chromedp.WaitVisible(chromedp.CSS(`a[href="/V/taxes.vcf"]`)))
	g.shootAt(tab, 390, "phone-start-390")
	if kept := strings.TrimSpace(g.page(g.public + "/V/taxes.vcf")); kept != card {
		t.Errorf("the phone keeps %q, want %q", kept, card)
	}
}

// TestReportIsTakenAlongOnPaper publishes the report of a half-year that is over and opens
// its sheets and its poster, before and after.
func TestReportIsTakenAlongOnPaper(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	period := data.HalfYearOf(time.Now()).Before()
	page := g.console + "/report/" + period.String()
	says := func(link string, want ...string) (file string) {
		file = g.download(tab, link)
		said, err := exec.CommandContext(g.ctx, "pdftotext", "-raw", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range want {
			if text := strings.Join(strings.Fields(string(said)), " "); !strings.Contains(text, words) {
				t.Errorf("%s: no %q in\n%s", link, words, text)
			}
		}
		return file
	}
	g.do(tab, append([]chromedp.Action[chromedp.Void]{
		chromedp.Navigate(page + "/promise/II.1.2"), chromedp.SetValue(chromedp.CSS("#of"), "8"), chromedp.SetValue(chromedp.CSS("#n"), "10"),
		chromedp.SetValue(chromedp.CSS("#evidence"), "Дневник на гишето"),
	}, click(`form[action$="/figure"] button`, ".message")...)...)
	const sheets, poster = `a[href$="/report.pdf"]`, `a[href$="/poster.pdf"]`
	g.do(tab, chromedp.Navigate(page), chromedp.WaitVisible(chromedp.CSS(sheets)))
	g.shootAt(tab, 1280, "office-report-1280")
	g.shootAt(tab, 390, "office-report-390")
	says(sheets, "Чернова: отчетът не е публикуван", "Обещанията от хартата", "II.5.3")
	says(poster, "Чернова: отчетът не е публикуван", "Недостатъчно за извод")
	g.do(tab, append([]chromedp.Action[chromedp.Void]{chromedp.Navigate(page)}, click(`form[action$="/publish"] button`, `button[name="sure"]`)...)...)
	g.do(tab, click(`button[name="sure"]`, ".message:not(.failed)")...)
	says(sheets, "и вече не се променя")
	tells, asks := strings.ToUpper(g.public+"/R/"+period.String()), strings.ToUpper(g.public+"/M/P")
	codes, err := rig.Decode(g.ctx, g.photograph(says(poster, "Какво казахте и какво направихме")))
	if err != nil || len(codes) != 2 || !slices.Contains(codes, tells) || !slices.Contains(codes, asks) {
		t.Errorf("got %q, %v; want %q and %q", codes, err, tells, asks)
	}
	if out, err := g.run("account", "invite", "admin", "--roles", "publisher,feedback,administrator"); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	g.do(tab, chromedp.Navigate(g.console+"/feedback"))
	if got := g.decodePDF(says(`a[href$="/leaflet.pdf"]`, "Кажете ни", "Tell us")); got != asks {
		t.Errorf("the leaflet: got %q, want %q", got, asks)
	}
	g.wantReportOnPhones(period)
}

// wantReportOnPhones opens the published report and its sheets as a phone does.
func (g *ground) wantReportOnPhones(period data.Period) {
	g.t.Helper()
	for path, want := range map[string]string{"": "otchet.pdf", "/otchet.pdf": "%PDF", "/otchet.pdf?l=en": "%PDF"} {
		request, err := http.NewRequestWithContext(g.ctx, http.MethodGet, g.public+"/R/"+period.String()+path, nil)
		if err != nil {
			g.t.Fatal(err)
		}
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			g.t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		if err := errors.Join(err, answer.Body.Close()); err != nil || answer.StatusCode != http.StatusOK || !bytes.Contains(body, []byte(want)) {
			g.t.Errorf("%s: %d, %v, no %q", path, answer.StatusCode, err, want)
		}
	}
}
