package phrases

import "example.org/parter/data"

// Words of the lists of the office.
const (
	OfficeListWords   Key = "office.list.words"
	OfficeListWhich   Key = "office.list.which"
	OfficeListFind    Key = "office.list.find"
	OfficeListAll     Key = "office.list.all"
	OfficeListPages   Key = "office.list.pages"
	OfficeAlso        Key = "office.also"
	OfficeListShown   Key = "office.list.shown"
	OfficeListBefore  Key = "office.list.before"
	OfficeListAfter   Key = "office.list.after"
	OfficeListNothing Key = "office.list.nothing"

	OfficeListNoticesAll     Key = "office.list.notices.all"
	OfficeListNoticesOn      Key = "office.list.notices.on"
	OfficeListNoticesComing  Key = "office.list.notices.coming"
	OfficeListNoticesOver    Key = "office.list.notices.over"
	OfficeListNoticesDraft   Key = "office.list.notices.draft"
	OfficeListNoticesChanged Key = "office.list.notices.changed"
	OfficeListNoticesAsked   Key = "office.list.notices.asked"
	OfficeListNoticesTitled  Key = "office.list.notices.titled"
)

// NoticeChoiceName is how the list's filter calls a choice.
func NoticeChoiceName(l data.Language, choice data.NoticeChoice) string {
	return In(l, map[data.NoticeChoice]Key{
		"": OfficeListNoticesAll, data.NoticesOn: OfficeListNoticesOn, data.NoticesComing: OfficeListNoticesComing,
		data.NoticesOver: OfficeListNoticesOver, data.NoticesDrafts: OfficeListNoticesDraft, data.NoticesChanged: OfficeListNoticesChanged, data.NoticesAsked: OfficeListNoticesAsked,
	}[choice])
}
