//go:build rig

package cmd

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// giveCases gives a list of cases on the page where they come in, and waits for what its
// columns mean.
func giveCases(rows ...string) []chromedp.Action[chromedp.Void] {
	text := "Вх. №;Дата;Услуга;Етап;Подател\\n" + strings.Join(rows, "\\n")
	return append([]chromedp.Action[chromedp.Void]{chromedp.Evaluate[chromedp.Void](
		`{ const t = new DataTransfer(); t.items.add(new File(["` + text + `"], "delo.csv")); document.querySelector("#file").files = t.files }`,
	)}, click(`form[enctype] button.main`, "#columns")...)
}

// TestRegistrarImportsAListInTheBrowser gives a list with a slip of the pen, sees where
// it is, gives the mended one, whose columns are known by then, and takes it in.
func TestRegistrarImportsAListInTheBrowser(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	g.do(tab, chromedp.Navigate(g.console+"/cases"))
	g.look(tab, "cases")
	g.do(tab, chromedp.Click(chromedp.CSS(`a[href="/import/cases"]`)), chromedp.WaitVisible(chromedp.CSS("#file")))
	g.look(tab, "import")
	g.do(tab, click(`form[enctype] button.main`, ".summary")...)
	g.look(tab, "import-refused")
	g.do(tab, giveCases("94-00-4001;02.11.2026;2016;Приета;Иван Примеров", "94-00-4002;вчера;2016;Изгубена;Мария Примерова")...)
	g.look(tab, "mapping")
	g.do(tab, click(`button[value="look"]`, ".summary")...)
	g.look(tab, "mapping-refused")
	g.do(tab, append([]chromedp.Action[chromedp.Void]{chromedp.SendKeys(chromedp.CSS("#case_source"), "Акстър")}, click(`button[value="look"]`, ".places")...)...)
	g.look(tab, "preview-refused")
	if got := g.text(tab, ".places"); !strings.Contains(got, "ред 3, колона 2") || !strings.Contains(got, "ред 3, колона 4") {
		t.Errorf("the page says %q", got)
	}
	g.do(tab, chromedp.Navigate(g.console+"/import/cases"))
	g.do(tab, giveCases("94-00-4001;02.11.2026;2016;Приета;Иван Примеров", "94-00-4002;03.11.2026;2016;В работа;Мария Примерова")...)
	g.do(tab, append([]chromedp.Action[chromedp.Void]{chromedp.SendKeys(chromedp.CSS("#case_source"), "Акстър")}, click(`button[value="look"]`, `button[value="import"]`)...)...)
	g.look(tab, "preview")
	g.do(tab, click(`button[value="import"]`, ".message")...)
	g.look(tab, "imported")
	if got := g.text(tab, ".message"); !strings.Contains(got, "Нови: 2") {
		t.Errorf("the page says %q", got)
	}
	g.do(tab, append([]chromedp.Action[chromedp.Void]{
		chromedp.Navigate(g.console + "/import/cases"), chromedp.SetValue(chromedp.CSS("#case_source"), "Акстър"),
	}, giveCases("94-00-4003;03.11.2026;2016;В работа;Мария Примерова")...)...)
	if got := g.text(tab, "#case_source"); got != "Акстър" {
		t.Errorf("the source is %q", got)
	}
}
