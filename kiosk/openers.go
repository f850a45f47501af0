package kiosk

// opener reads and shows a screen; some places are many screens, by their IDs.
type opener func(v *visit, id string)

// openers are the ways to show each place.
func openers() map[Place]opener {
	return map[Place]opener{
		AtHome:     plain((*visit).openHome),
		AtGroups:   plain((*visit).openGroups),
		AtGroup:    byID((*visit).openGroup),
		AtEvents:   plain((*visit).openEvents),
		AtEvent:    byID((*visit).openEvent),
		AtService:  byID((*visit).openService),
		AtPhones:   plain((*visit).openPhones),
		AtPhone:    byID((*visit).openPhone),
		AtDays:     plain((*visit).openReceptions),
		AtForms:    plain((*visit).openForms),
		AtForm:     byID((*visit).openForm),
		AtAway:     byID((*visit).openElsewhere),
		AtResults:  plain((*visit).openResults),
		AtNotices:  plain((*visit).openNotices),
		AtNotice:   byID((*visit).openNotice),
		AtCharter:  byID((*visit).openCharter),
		AtFeedback: plain((*visit).openFeedback),
		AtBreach:   byID((*visit).openBreach),
		AtWrite:    byID((*visit).openWrite),
		AtAnswer:   byID((*visit).openAnswer),
		AtSearch:   plain((*visit).openSearch),
		AtLookup:   plain((*visit).openLookup),
		AtCase:     plain((*visit).openCase),
		AtSlip:     plain((*visit).openSlip),
		AtForeign:  plain(func(v *visit) { v.showNow(v.foreignPage()) }),
		AtHelp:     plain((*visit).openHelp),
		AtStaff:    plain((*visit).openStaff),
		AtBuiltIn:  plain(func(v *visit) { v.showNow(v.builtInPage()) }),
	}
}

func plain(open func(*visit)) opener { return func(v *visit, _ string) { open(v) } }

func byID[ID ~string](open func(*visit, ID)) opener {
	return func(v *visit, id string) { open(v, ID(id)) }
}
