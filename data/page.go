package data

// PageID names a page of the house, which a screen has whatever the content is.
type PageID string

// The pages that can be opened from the first screen.
const (
	PageServices PageID = "groups"
	PageEvents   PageID = "events"
	PageCase     PageID = "lookup"
	PageForms    PageID = "forms"
	PagePhones   PageID = "phones"
	PageDays     PageID = "days"
	PageNotices  PageID = "notices"
	PageCharter  PageID = "charter"
	PageResults  PageID = "results"
	PageHelp     PageID = "help"
)

// Page is a page of the house, to be found by its name.
type Page struct {
	ID   PageID
	Name Text
	Also string // other names under which people look for it
}

// Pages are the pages in the order in which a visitor meets them. They belong to
// the programs and not to the content: a town that is quiet about its phones has
// a page of phones all the same. Each other name is there in both languages.
func Pages() []Page {
	return []Page{
		{PageServices, Text{"Услуги", "Services"}, `всички услуги, списък на услугите, раздели,
			all services, subjects`},
		{PageEvents, Text{"Житейски събития", "Life events"}, `събития, events`},
		{PageCase, Text{"Моята преписка", "My case"}, `преписка, входящ номер, докъде е стигнала преписката,
			статус на заявление, проверка на преписка, докъде е молбата, готово ли е, талон,
			case status, check my case, incoming number, track my application, application status`},
		{PageForms, Text{"Бланки", "Forms"}, `формуляри, образци, заявления, заявления за попълване, образец на заявление,
			application forms, blanks, form`},
		{PagePhones, Text{"Телефони и гишета", "Phones and desks"}, reachedBy + openingWords},
		{PageDays, Text{"Приемни дни", "Reception days"}, `кмет, приемен ден, прием на граждани, среща с кмета,
			прием при кмета, записване за прием,
			reception day, meet the mayor, see the mayor, reception of citizens, mayor`},
		{PageNotices, Text{"Обявления", "Notices"}, `съобщения, новини, обяви, конкурси, търгове,
			announcements, news, notice board`},
		{PageCharter, Text{"Харта на клиента", "Client charter"}, `харта, обещания, стандарти за обслужване,
			charter, promises, service standards`},
		{PageResults, Text{"Резултати", "Results"}, `резултати по хартата, отчет, how promises are kept, report`},
		{PageHelp, Text{"Помощ", "Help"}, `помощ от служител, служител, човек, жив човек, искам да говоря с човек, да говоря с някого, упътване, не мога да се оправя, тоалетна, асансьор,
			staff help, assistance, toilet, lift`},
	}
}

// What people want of the page with the phones: to reach the house, and to know
// when it is open.
const (
	reachedBy = `телефони, телефонен номер, телефон за връзка, контакти, имейл, електронна поща, сайт на общината,
		подаване на документи, подаване на заявление, гишета, каса, звена, отдели, стаи, обади се,
		адрес на общината, къде е общината, къде се намира общината,
		phone, phone numbers, telephone, email, contacts, contact us, desks, counters, departments, cash desk,
		where is the town hall,`
	openingWords = `работно време, работно време на общината, приемно време, кога работите, кога работи общината,
		до колко часа работите, отворено ли е, кога отваряте, кога затваряте, обедна почивка,
		opening hours, working hours, office hours, business hours, opening times, when are you open, closing time,
		lunch break`
)
