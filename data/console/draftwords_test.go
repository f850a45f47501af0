package console

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestSavingANoticeThatWasSentForApprovalWithdrewTheRequestSilently(t *testing.T) {
	b := openOffice(t).clerk()
	b.post("/notices/new", with(water, "do", "ask")...).says("Ако го промените и запазите, изпратете го пак за одобрение.")
	b.post("/notices/n1", with(water, "do", "save", "revision", "1", "title", "Друго")...).
		says("Черновата е запазена. Тя беше изпратена за одобрение; след промяната я изпратете пак.").lacks("Ако го промените")
	b.post("/notices/n1", with(water, "do", "save", "revision", "2", "title", "Трето")...).lacks("беше изпратена")
}

func TestSavingAnEntryThatWasSentForApprovalWithdrewTheRequestSilently(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	service := datatest.Town().Services[0]
	path, sent := addressOf(service.Ref()), o.formOf(service, 0)
	b.postForm(path, sent, "do", "ask", "name", "Ново").says("Ако го промените и запазите, изпратете го пак за одобрение.")
	b.postForm(path, sent, "do", "save", "name", "Друго", "revision", "1").
		says("Черновата е запазена. Тя беше изпратена за одобрение; след промяната я изпратете пак.")
}

func TestDraftOfANewEntrySaidThatVisitorsSeeTheOldOne(t *testing.T) {
	o := openOffice(t)
	service := datatest.Town().Services[0]
	a := o.clerk().postForm("/entries/service/new", o.formOf(service, 0), "do", "save", "name", "Съвсем ново", "revision", "0")
	a.says("Черновата е запазена. Още не се вижда от посетителите.").lacks("виждат старото")
}

func TestPublishingANoticeThatIsNotChangedSaysSo(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/notices/new", with(water, "do", "publish")...)
	d := o.notices["n1"]
	o.failing["SaveNotice"] = nil
	a := b.post("/notices/n1", with(water, "do", "publish", "revision", "1")...)
	if got := o.notices["n1"].Version; got != d.Version {
		t.Errorf("version %d, was %d", got, d.Version)
	}
	a.says("Няма какво да се публикува: нищо не е променено.").lacks(`role="alert"`)
}

func TestEmptyRowOfADayOffPublishedAVersionLikeTheOneBefore(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	days := data.DaysOffList(datatest.Town().DaysOff)
	path, sent := addressOf(days.Ref()), o.formOf(days, 0)
	added := b.postForm(path, sent, "do", "add days 0").fields()
	for name, value := range added {
		if strings.HasPrefix(name, "days.") {
			sent.Set(name, value)
		}
	}
	for _, do := range []string{"publish", "ask"} {
		b.postForm(path, sent, "do", do).says("Няма какво да се публикува: нищо не е променено.").lacks(`role="alert"`)
	}
	if got := o.versions[days.Ref()]; len(got) != 0 {
		t.Errorf("there are versions %+v", got)
	}
}

func TestHoursSaidThatTheyAreNotValidAnyMore(t *testing.T) {
	b := openOffice(t).clerk()
	b.get(addressOf(datatest.Town().Departments[0].Ref())).says("до часа", "от часа").lacks("До (вече не важи)")
	b.get("/entries/receptions/only").lacks("До (вече не важи)")
	b.get(addressOf(datatest.Town().Services[0].Ref())).says("До (вече не важи)")
}

func TestPublicationInThePastSpokeOfAnEnd(t *testing.T) {
	o := openOffice(t)
	service := datatest.Town().Services[0]
	a := o.clerk().postForm(addressOf(service.Ref()), o.formOf(service, 0), "do", "schedule", "name", "Ново", "publish_at", "2020-01-01T10:00")
	a.is(http.StatusUnprocessableEntity).says("Този час вече е минал; изберете по-късен", "Запазено като чернова. За да се публикува, поправете:").lacks("Този край", "Не е прието")
}

func TestRefusedPictureBlamedATitleThatTheFormHasNot(t *testing.T) {
	b := openOffice(t).clerk()
	b.post("/board/new", "kind", "image", "do", "publish").is(http.StatusUnprocessableEntity).says("Какво се вижда на картината: попълнете").lacks("Заглавие:")
}

func TestPreviewWithoutAFileSaidThatItFailed(t *testing.T) {
	b := openOffice(t).clerk()
	for _, kind := range []string{"image", "pdf"} {
		b.get("/board/new?kind=" + kind).says("Изберете файл и натиснете „Покажи как изглежда“.")
		b.post("/board/preview", "kind", kind).says("Изберете файл и натиснете „Покажи как изглежда“.").lacks("не се получи")
	}
}

func TestTitleThatIsTooLongWasBlamedOnTheText(t *testing.T) {
	o := openOffice(t)
	o.unfit = "Пълният текст"
	b := o.clerk()
	long := with(water, "title", strings.Repeat("а", 180))
	b.post("/notices/preview", long...).says("Заглавие: 180 знака, най-много 160").lacks("Пълният текст")
	b.post("/notices/new", append(slices.Clone(long), "do", "publish")...).says("Заглавие: 180 знака, най-много 160").lacks("Не е прието", "Черновата е запазена")
}

func TestNoticeSentForApprovalIsCalledSoAndNotSentAgain(t *testing.T) {
	o := openOffice(t)
	o.ana.Roles = data.Roles{data.Editor}
	b := o.clerk()
	b.post("/notices/new", with(water, "do", "ask")...).says(`<span class="tag warn">за одобрение</span>`).lacks(`class="tag draft"`, `value="ask"`)
	b.post("/notices/new", with(water, "title", "Недовършено", "do", "save")...).says(`class="tag draft"`, `value="ask"`)
	b.get("/notices").says(`<span class="tag warn">за одобрение</span>`, "Изпратени за одобрение")
	b.get("/notices?which=asked").says(`class="tag warn"`).lacks("Недовършено")
}

func TestEntrySentForApprovalIsNotSentAgain(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	service := datatest.Town().Services[0]
	b.postForm(addressOf(service.Ref()), o.formOf(service, 0), "do", "ask", "name", "Ново").says("за одобрение</span>").lacks(`value="ask"`)
}

func TestListShowedTheTitleOfTheDraftAsOnTheScreens(t *testing.T) {
	b := openOffice(t).clerk()
	b.post("/notices/new", with(water, "do", "publish")...)
	b.post("/notices/n1", with(water, "do", "save", "revision", "1", "title", "Ново")...)
	b.get("/notices").says("чернова: Ново").lacks(">Ново</a>")
}

func TestVersionsNamedTheProgramAsAPerson(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	service := datatest.Town().Services[0]
	b.postForm(addressOf(service.Ref()), o.formOf(service, 0), "do", "publish", "name", "Ново")
	b.get(addressOf(service.Ref())+"/versions").says("<td>програмата</td>", `<option value="0" selected>`).lacks("<td>office</td>")
}

func TestWithdrawnNoticeWasCalledRemoved(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/notices/new", with(water, "do", "publish")...)
	ref := data.EntryRef{Kind: data.KindNotice, ID: "n1"}
	n := o.notices["n1"].Notice
	o.versions[ref] = []data.Version{{Ref: ref, Number: 1, Entry: n, By: "ana", How: data.HowPublished}, {Ref: ref, Number: 2, By: "ana", How: data.HowRemoved}}
	b.get(addressOf(ref)).is(http.StatusOK)
	b.get("/entries/notice/n1/versions").says("оттеглена", `<option value="1" selected>`).lacks("премахната")
}
