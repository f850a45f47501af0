package exchange

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

const radomirDir = "../../assets/radomir"

func radomir(t *testing.T) data.Content {
	t.Helper()
	c, err := Starter(os.DirFS(radomirDir))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func service(t *testing.T, c data.Content, id data.ServiceID) data.Service {
	t.Helper()
	for _, s := range c.Services {
		if s.ID == id {
			return s
		}
	}
	t.Fatalf("no service %s", id)
	return data.Service{}
}

func TestStarterContentIsWhole(t *testing.T) {
	c := radomir(t)
	got := []int{len(c.Services), len(c.Groups), len(c.LifeEvents), len(c.Departments), len(c.Charter.Parts)}
	if want := []int{171, 15, 9, 3, 4}; !cmp.Equal(got, want) {
		t.Errorf("services, groups, life events, departments, parts: got %v, want %v", got, want)
	}
	sum := 0
	for _, g := range c.Groups {
		sum += g.Services
		if g.Services == 0 || g.Icon == "" || g.Name.EN == "" {
			t.Errorf("group %+v is not complete", g)
		}
	}
	if sum != len(c.Services) {
		t.Errorf("groups hold %d services, want %d", sum, len(c.Services))
	}
	for _, e := range c.LifeEvents {
		if len(e.Services) == 0 || e.Icon == "" || e.Name.EN == "" {
			t.Errorf("life event %+v is not complete", e)
		}
	}
}

func TestRadomirsOwnFeesAreNoExample(t *testing.T) {
	got := service(t, radomir(t), "2056")
	asOf := data.Text{BG: "без дата, в левове (преди 2026 г.)", EN: "no date, in leva (before 2026)"}
	want := []data.Fee{
		{Speed: data.Ordinary, Amount: 256, Memo: "5 лв.", Source: "Радомир", AsOf: asOf},
		{Speed: data.Fast, Amount: 511, Memo: "10 лв.", Source: "Радомир", AsOf: asOf},
		{Speed: data.Express, Amount: 767, Memo: "15 лв.", Source: "Радомир", AsOf: asOf},
	}
	if diff := cmp.Diff(want, got.Fees); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]data.Part{data.PartLegalBasis, data.PartUnit}, got.Examples); diff != "" {
		t.Error(diff)
	}
	if got.Unit.BG != "ГРАО" || got.Department != "registry" {
		t.Errorf("got unit %q of %q", got.Unit, got.Department)
	}
}

func TestWhatOtherMunicipalitiesPublishedIsAnExample(t *testing.T) {
	c := radomir(t)
	got := service(t, c, "2016")
	if diff := cmp.Diff([]data.Part{data.PartDocuments, data.PartTerms, data.PartFees, data.PartLegalBasis, data.PartUnit}, got.Examples); diff != "" {
		t.Error(diff)
	}
	if last := got.Terms[3]; last.Speed != "" || last.For.BG != "при данни в друга община" {
		t.Errorf("got term %+v, want it for a case that is no speed", last)
	}
	for _, s := range c.Services {
		for _, f := range s.Fees {
			if f.Example != (f.Source != "Радомир") || f.Amount <= 0 {
				t.Errorf("service %s: fee %+v", s.ID, f)
			}
		}
		if strings.Contains(s.Unit.BG, "примерно") || strings.Contains(s.FeeNote, "няма") {
			t.Errorf("service %s: unit %q, fee note %q", s.ID, s.Unit, s.FeeNote)
		}
	}
	if free := service(t, c, "2031"); free.FeeNote != "безплатно" || !free.IsExample(data.PartFees) {
		t.Errorf("got fee note %q, example %v", free.FeeNote, free.IsExample(data.PartFees))
	}
}

func TestServicesWithoutNumberKeepAnIdentity(t *testing.T) {
	c := radomir(t)
	for id, name := range map[data.ServiceID]string{
		"r3565": "Одобряване на План", "m1": "Сигнали", "m2": "Настаняване", "m3": "Разрешение за ползване на тротоари",
	} {
		if s := service(t, c, id); !strings.HasPrefix(s.Name.BG, name) || s.Number != "" {
			t.Errorf("%s: got %q with number %q", id, s.Name.BG, s.Number)
		}
	}
	for id, want := range map[data.ServiceID]data.DepartmentID{"2112": "planning", "2012": "planning", "2396": "taxes", "2": "registry", "1996": "registry"} {
		if got := service(t, c, id).Department; got != want {
			t.Errorf("%s: got department %q, want %q", id, got, want)
		}
	}
}

// The charter is an official text: neither a word nor a mark may differ. Only
// white space, bullets, dot leaders and the shape of a Roman one are layout.
func TestStructuredCharterEqualsTheOriginal(t *testing.T) {
	original, err := os.ReadFile(radomirDir + "/charter-bg.txt")
	if err != nil {
		t.Fatal(err)
	}
	layout := regexp.MustCompile(`[\s•]|\.{4,}`)
	plain := func(s string) string { return strings.ReplaceAll(layout.ReplaceAllString(s, ""), "І", "I") }
	if diff := cmp.Diff(plain(string(original)), plain(charterText(radomir(t).Charter))); diff != "" {
		t.Error(diff)
	}
}

func charterText(c data.Charter) string {
	var out strings.Builder
	out.WriteString(c.Title.BG)
	for _, part := range c.Parts {
		out.WriteString(part.ID + "." + part.Title.BG)
		for _, section := range part.Sections {
			if section.Title != part.Title {
				out.WriteString(strings.TrimPrefix(section.ID, part.ID+".") + "." + section.Title.BG)
			}
			for _, block := range section.Blocks {
				out.WriteString(block.Text.BG)
			}
		}
	}
	return out.String()
}

func TestCharterIsTranslatedAndItsPromisesAreNumbered(t *testing.T) {
	c := radomir(t).Charter
	seen := map[data.PromiseID]string{}
	for _, part := range c.Parts {
		for _, section := range part.Sections {
			if part.Title.EN == "" || section.Title.EN == "" {
				t.Errorf("section %s has no English title", section.ID)
			}
			for _, block := range section.Blocks {
				if block.Text.EN == "" {
					t.Errorf("%s: no English for %q", section.ID, block.Text.BG)
				}
				if block.Promise == "" {
					continue
				}
				if _, twice := seen[block.Promise]; twice || !strings.HasPrefix(string(block.Promise), section.ID+".") {
					t.Errorf("promise %s in section %s", block.Promise, section.ID)
				}
				seen[block.Promise] = block.Text.BG
			}
		}
	}
	if got, want := seen["II.5.4"], "уведомяване на клиента при неспазване на срока,"; got != want {
		t.Errorf("II.5.4: got %q, want %q", got, want)
	}
	if len(seen) != 22+3+3+4+3+4+3+4+7 {
		t.Errorf("got %d promises", len(seen))
	}
}

func TestPhonesStandVerbatimInTheCharter(t *testing.T) {
	charter, err := os.ReadFile(radomirDir + "/charter-bg.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := radomir(t)
	for _, d := range c.Departments {
		if !strings.Contains(string(charter), string(d.Phone)) {
			t.Errorf("%s: %q is not in the charter", d.ID, d.Phone)
		}
	}
	if !strings.Contains(string(charter), c.Town.Website) || c.Town.Public != "" {
		t.Errorf("got website %q, public address %q", c.Town.Website, c.Town.Public)
	}
}

// radomirFiles are the files that every town has.
func radomirFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"town", "departments", "groups", "lifeevents", "services", "charter"} {
		raw, err := os.ReadFile(radomirDir + "/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		files[name+".json"] = &fstest.MapFile{Data: raw}
	}
	return files
}

func TestStarterContentNamesTheFileThatIsWrong(t *testing.T) {
	files := radomirFiles(t)
	for name, c := range map[string]struct{ content, want string }{
		"groups.json":      {`[]`, "no group"},
		"departments.json": {`[]`, "no department"},
		"lifeevents.json":  {`[{"id":"x","services":["nope"]}]`, "nope"},
		"town.json":        {`{`, "town.json"},
		"forms.json":       {`[{"id":"x"},{"id":"x"}]`, "there twice"},
		"elsewhere.json":   {`[{"name":{"bg":"Лична карта"}}]`, "has no name"},
		"receptions.json":  {`[{"id":"kmet","from":"8:70"}]`, "receptions.json"},
		"daysoff.json":     {`[{"day":"24.12.2026"}]`, "daysoff.json"},
		"results.json":     {`{}`, "results.json"},
		"english.json":     {`[]`, "english.json"},
	} {
		kept, there := files[name]
		files[name] = &fstest.MapFile{Data: []byte(c.content)}
		if _, err := Starter(files); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want it to tell %q", name, err, c.want)
		}
		if files[name] = kept; !there {
			delete(files, name)
		}
	}
}

func TestAmountsAreReadAsPublished(t *testing.T) {
	for decimal, want := range map[string]data.Cents{"2.56": 256, "10": 1000, "1022.58": 102258, "0.5": 50} {
		if got, err := parseCents(decimal); err != nil || got != want {
			t.Errorf("%q: got %d, %v; want %d", decimal, got, err, want)
		}
	}
	for _, wrong := range []string{"", ".5", "1.234", "-1", "1,5", "x", "12345678901"} {
		if got, err := parseCents(wrong); err == nil {
			t.Errorf("%q: got %d, want an error", wrong, got)
		}
	}
}

func TestStarterSynonymsSayWhatTheyMean(t *testing.T) {
	synonyms := radomir(t).Synonyms
	if len(synonyms) == 0 {
		t.Error("there are none")
	}
	for _, s := range synonyms {
		if s.Said == "" || len(s.Means) == 0 || slices.Contains(s.Means, "") {
			t.Errorf("synonym %+v is not complete", s)
		}
	}
}
