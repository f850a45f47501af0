package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"example.org/parter/data"
)

func TestAFileOfQuestionsIsReadHoweverItWasSaved(t *testing.T) {
	for name, text := range map[string]string{
		"by the domain notes": "# query\tnumbers\tkind\nскица\t2027\tword\nтротоар\t-\tname:Тротоарно право\n",
		"by a spreadsheet":    "\ufeffquery\taccepted\tkind\r\n\r\nскица\t2027\tword\t\r\nтротоар\t-\tname:Тротоарно право\r\n",
		"with spaces":         "  скица \t 2027 \t word\n \nтротоар\t-\tname: Тротоарно право",
	} {
		t.Run(name, func(t *testing.T) {
			all, err := readGold(strings.NewReader(text), "f.tsv")
			if err != nil || len(all) != 2 {
				t.Fatalf("got %v, %v", all, err)
			}
			sketch, pavement := data.Service{ID: "2027", Number: "2027"}, data.Service{ID: "m3", Name: data.Text{BG: "Тротоарно право"}}
			if all[0].query != "скица" || all[0].kind != "word" || !all[0].answeredBy(sketch) || all[0].answeredBy(pavement) {
				t.Errorf("got %+v", all[0])
			}
			if all[1].kind != "name" || !all[1].answeredBy(pavement) || all[1].answeredBy(sketch) {
				t.Errorf("got %+v", all[1])
			}
		})
	}
}

func TestWhatIsWrongWithAQuestionIsSaidByLineAndColumn(t *testing.T) {
	for text, want := range map[string]string{
		"a\t1\tx\nb\t2":       "f.tsv: line 2: 2 columns",
		"a\t1\tx\n\t2\tx":     "f.tsv: line 2: column 1 (query)",
		"a\t1,\tx":            "f.tsv: line 1: column 2 (accepted numbers)",
		"a\t-\tx":             "f.tsv: line 1: column 2 (accepted numbers)",
		"a\t-\tname:":         "f.tsv: line 1: column 3 (kind)",
		"query\tnumber\tkind": "no question",
	} {
		if _, err := readGold(strings.NewReader(text), "f.tsv"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

func TestOnlyTheFirstThreeServicesCount(t *testing.T) {
	questions := []gold{{query: "first", ids: []string{"1"}, kind: "a"}, {query: "third", ids: []string{"3"}, kind: "b"}, {query: "fourth", ids: []string{"4"}, kind: "a"}}
	found := func(context.Context, string) ([]data.Service, error) {
		return []data.Service{{ID: "1"}, {ID: "2"}, {ID: "3"}, {ID: "4"}}, nil
	}
	ours, err := places(t.Context(), questions, found)
	if err != nil {
		t.Fatal(err)
	}
	var table bytes.Buffer
	if err := writeJudgements(&table, judgements(questions, ours, []int{0, 0, 0})); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, line := range strings.Split(strings.TrimSpace(table.String()), "\n") {
		got = append(got, strings.Join(strings.Fields(line), " "))
	}
	want := "kind n success@1 success@3 plain@1 plain@3|a 2 50.0 % 50.0 % 0.0 % 0.0 %|b 1 0.0 % 100.0 % 0.0 % 0.0 %|all 3 33.3 % 66.7 % 0.0 % 0.0 %"
	if strings.Join(got, "|") != want {
		t.Errorf("got %s", strings.Join(got, "|"))
	}
}
