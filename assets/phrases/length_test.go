package phrases

import (
	"testing"

	"example.org/parter/data"
)

func TestReportSaysByWhichRulesItWasReckoned(t *testing.T) {
	rules := data.UsualFeedbackRules()
	rules.Read, rules.Votes.Source = data.Length{Count: 1, Unit: data.InWorkdays}, "заповед № 7"
	for l, want := range map[data.Language]string{
		data.Bulgarian: "Правила, по които е сметнато: между двама на един екран поне 5 секунди; най-много 20 оценки за 10 минути на екран; съобщение се поема до 1 работен ден. Решено от: заповед № 7.",
		data.English:   "Rules by which it was reckoned: between two people at one screen 5 seconds at least; 20 ratings in 10 minutes at one screen at most; somebody takes a message within 1 working day. Decided by: заповед № 7.",
	} {
		if got := ReckonedBy(l, rules.OfReport()); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got := ReckonedBy(l, data.ReportRules{}); got != "" {
			t.Errorf("a report from before there were rules says %q", got)
		}
	}
}
