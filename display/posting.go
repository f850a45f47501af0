package display

import (
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// postingSheets are the pages of what the law orders to be posted: by which
// provision, for whom, and until when it hangs at least.
func (p *planner) postingSheets(posting data.PublicPosting) []sheet {
	by := []string{phrases.In(spoken, phrases.BoardPostedBy, posting.Act, posting.Number)}
	if posting.Document != "" {
		by = append(by, posting.Document)
	}
	if posting.For != "" {
		by = append(by, phrases.In(spoken, phrases.BoardPostedFor, posting.For))
	}
	address := ""
	if p.content.Town.Public != "" {
		address = p.content.Town.Public.Notice(data.NoticeID(posting.ID))
	}
	return p.once(textPage{
		frame: p.frame, kind: data.BoardPosting, about: string(posting.ID), kicker: phrases.BoardPosting, content: digest(posting, address),
		title: posting.Title, body: strings.Join(by, " · ") + "\n\n" + posting.Body,
		times: phrases.In(spoken, phrases.BoardPosted, phrases.Date(spoken, posting.Posted), phrases.Date(spoken, posting.NotBefore)), address: address,
	}.sheets, p.Screen, data.BoardPosting, posting, address)
}

// postingItem is the posting as the program knows it.
func postingItem(p data.PublicPosting) playlist.Item {
	return playlist.Item{ID: playlist.ItemID(string(data.BoardPosting) + "/" + string(p.ID)), From: p.Posted, Until: p.Until, Schedule: data.Schedule{Every: postingsEvery}}
}
