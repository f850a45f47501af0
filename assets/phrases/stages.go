package phrases

import "example.org/parter/data"

// What is said of the stages of a case where the town says nothing of its own: the name, a
// sentence to the client, and what to do next.
const (
	StageReceived       Key = "stage.received"
	StageReceivedSays   Key = "stage.received.says"
	StageReceivedNext   Key = "stage.received.next"
	StageAssigned       Key = "stage.assigned"
	StageAssignedSays   Key = "stage.assigned.says"
	StageAssignedNext   Key = "stage.assigned.next"
	StageInProgress     Key = "stage.progress"
	StageInProgressSays Key = "stage.progress.says"
	StageInProgressNext Key = "stage.progress.next"
	StageDocuments      Key = "stage.documents"
	StageDocumentsSays  Key = "stage.documents.says"
	StageDocumentsNext  Key = "stage.documents.next"
	StageOpinion        Key = "stage.opinion"
	StageOpinionSays    Key = "stage.opinion.says"
	StageOpinionNext    Key = "stage.opinion.next"
	StageExtended       Key = "stage.extended"
	StageExtendedSays   Key = "stage.extended.says"
	StageExtendedNext   Key = "stage.extended.next"
	StageReady          Key = "stage.ready"
	StageReadySays      Key = "stage.ready.says"
	StageReadyNext      Key = "stage.ready.next"
	StageDelivered      Key = "stage.delivered"
	StageDeliveredSays  Key = "stage.delivered.says"
	StageRefused        Key = "stage.refused"
	StageRefusedSays    Key = "stage.refused.says"
	StageRefusedNext    Key = "stage.refused.next"
	StageEnded          Key = "stage.ended"
	StageEndedSays      Key = "stage.ended.says"
	StageEndedNext      Key = "stage.ended.next"
	StageForwarded      Key = "stage.forwarded"
	StageForwardedSays  Key = "stage.forwarded.says"
	StageForwardedNext  Key = "stage.forwarded.next"

	OfficeEntryKindStages  Key = "office.entry.kind.stages"
	OfficeEntryKindsStages Key = "office.entry.kinds.stages"
	OfficeEntryFieldStages Key = "office.entry.field.stages"
	OfficeEntryFieldSays   Key = "office.entry.field.says"
	OfficeEntryFieldNext   Key = "office.entry.field.next"
)

// StageName is what the stage is called where the town says nothing of its own.
func StageName(l data.Language, s data.Stage) string { return In(l, Key("stage."+string(s))) }

// StageWords is what the town says of the stage, and where it says nothing, what the
// program does: an office or an edition from before towns could say it.
func StageWords(town data.StageList, s data.Stage) data.StageWords {
	if words, ok := town.Of(s); ok && words.Name.BG != "" {
		return words
	}
	key := Key("stage." + string(s))
	words := data.StageWords{Stage: s, Name: inBoth(key), Says: inBoth(key + ".says")}
	if next := key + ".next"; Known(data.Bulgarian, next) {
		words.Next = inBoth(next)
	}
	return words
}

// CaseStageWords is what the holder of the case is told of the stage. Of an answer to what
// somebody said nothing is received over a counter, made ready or handed over.
func CaseStageWords(town data.StageList, c data.Case, s data.Stage) data.StageWords {
	if !c.Answer {
		return StageWords(town, s)
	}
	switch s {
	case data.StageReceived:
		return data.StageWords{Stage: s, Name: inBoth(AnswerStageReceived), Says: inBoth(AnswerStageReceivedSays), Next: inBoth(AnswerStageReceivedNext)}
	case data.StageReady, data.StageDelivered:
		return data.StageWords{Stage: s, Name: inBoth(AnswerStageDone), Says: inBoth(AnswerStageDoneSays)}
	default:
		return StageWords(town, s)
	}
}

func inBoth(k Key) data.Text {
	return data.Text{BG: In(data.Bulgarian, k), EN: In(data.English, k)}
}
