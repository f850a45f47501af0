package data

// Deed is what a row of the audit says was done. A deed that is not listed here has
// no words on the audit's page, and a test refuses it.
type Deed string

// The deeds of the office.
const (
	DeedNoticeSaved          Deed = "notice saved"
	DeedNoticePublished      Deed = "notice published"
	DeedNoticeWithdrawn      Deed = "notice withdrawn"
	DeedNoticeDeleted        Deed = "notice deleted"
	DeedDraftSaved           Deed = "draft saved"
	DeedDraftDiscarded       Deed = "draft discarded"
	DeedApprovalAsked        Deed = "approval asked"
	DeedDraftReturned        Deed = "draft returned"
	DeedPublicationScheduled Deed = "publication scheduled"
	DeedDraftTakenBack       Deed = "draft taken back"
	DeedContentPublished     Deed = "content published"
	DeedPublicationUndone    Deed = "publication undone"
	DeedContentRemoved       Deed = "content removed"
	DeedVersionRestored      Deed = "version restored"
	DeedFourEyesSet          Deed = "four eyes set"
	DeedServicesChecked      Deed = "services checked"
	DeedPostingSaved         Deed = "posting saved"
	DeedPostingPosted        Deed = "posting posted"
	DeedPostingRemoved       Deed = "posting removed"
	DeedPostingDeleted       Deed = "posting deleted"
	DeedBasesStored          Deed = "legal bases stored"
	DeedBasisSaved           Deed = "legal basis saved"
	DeedItemPublished        Deed = "board item published"
	DeedItemMoved            Deed = "board item moved"
	DeedItemRemoved          Deed = "board item removed"
	DeedCaseRegistered       Deed = "case registered"
	DeedCaseAdvanced         Deed = "case advanced"
	DeedCaseDueChanged       Deed = "case due changed"
	DeedCaseChanged          Deed = "case changed"
	DeedCaseExtended         Deed = "case extended"
	DeedCaseNotified         Deed = "case client told"
	DeedFeedbackTyped        Deed = "feedback typed in"
	DeedFeedbackRules        Deed = "feedback rules set"
	DeedSealKeys             Deed = "seal keys set"
	DeedSurveyTyped          Deed = "survey typed in"
	DeedFeedbackDecided      Deed = "feedback decided"
	DeedFeedbackHidden       Deed = "feedback hidden"
	DeedFeedbackCounted      Deed = "feedback counted again"
	DeedFeedbackExported     Deed = "feedback exported"
	DeedFeedbackAnswered     Deed = "feedback answered"
	DeedReplyCorrected       Deed = "reply corrected"
	DeedContactTaken         Deed = "contact taken"
	DeedContactsDeleted      Deed = "contacts deleted"
	DeedWordsDeleted         Deed = "words deleted"
	DeedActionPlanned        Deed = "action planned"
	DeedActionChanged        Deed = "action changed"
	DeedCaseWritten          Deed = "case subscriber written to"
	DeedCommitmentSet        Deed = "commitment set"
	DeedFigureEntered        Deed = "figure entered"
	DeedWaitingEntered       Deed = "waiting entered"
	DeedReportPublished      Deed = "report published"
	DeedCasesExported        Deed = "cases exported"
	DeedNumberCorrected      Deed = "case number corrected"
	DeedReceiptCorrected     Deed = "case receipt corrected"
	DeedServiceCorrected     Deed = "case service corrected"
	DeedSpeedCorrected       Deed = "case speed corrected"
	DeedDepartmentCorrected  Deed = "case department corrected"
	DeedDueCorrected         Deed = "case due corrected"
	DeedStageTakenBack       Deed = "case stage taken back"
	DeedExtensionTakenBack   Deed = "case extension taken back"
	DeedAlertRaised          Deed = "alert raised"
	DeedDrillRaised          Deed = "alert raised as a drill"
	DeedAlertWithdrawn       Deed = "alert withdrawn"
	DeedAlertsPrepared       Deed = "alerts prepared"
	DeedAlertPrepared        Deed = "alert prepared"
	DeedPreparedRemoved      Deed = "prepared alert removed"
	DeedScreenRestarted      Deed = "screen restarted"
	DeedScreenForgotten      Deed = "screen no longer used"
	DeedContentStored        Deed = "starter content stored"
	DeedAddressSet           Deed = "public address set"
	DeedLookupSet            Deed = "case lookup set"
	DeedEditionPublished     Deed = "edition published"
	DeedAccountCreated       Deed = "account created"
	DeedInvited              Deed = "invitation made"
	DeedPasswordSet          Deed = "password set"
	DeedRolesChanged         Deed = "roles changed"
	DeedInvitationRemoved    Deed = "invitation removed"
	DeedAccountLocked        Deed = "account locked"
	DeedAccountUnlocked      Deed = "account unlocked"
	DeedSessionsEnded        Deed = "sessions ended"
	DeedSecondFactorSet      Deed = "second factor set"
	DeedSecondFactorRemoved  Deed = "second factor removed"
	DeedRecoveryCodesRenewed Deed = "recovery codes renewed"
	DeedRecoveryCodeUsed     Deed = "recovery code used"
	DeedSignedIn             Deed = "signed in"
	DeedSignInRefused        Deed = "sign-in refused"
	DeedSignedOut            Deed = "signed out"
	DeedAuditExported        Deed = "audit exported"
	DeedTokenMade            Deed = "token made"
	DeedTokenRevoked         Deed = "token revoked"
)

// Deeds lists every deed, in the order in which the audit's page offers them.
func Deeds() []Deed {
	return []Deed{
		DeedNoticeSaved, DeedNoticePublished, DeedNoticeWithdrawn, DeedNoticeDeleted,
		DeedDraftSaved, DeedDraftDiscarded, DeedApprovalAsked, DeedDraftReturned, DeedPublicationScheduled, DeedDraftTakenBack, DeedContentPublished, DeedPublicationUndone, DeedContentRemoved, DeedVersionRestored, DeedFourEyesSet, DeedServicesChecked,
		DeedPostingSaved, DeedPostingPosted, DeedPostingRemoved, DeedPostingDeleted, DeedBasesStored, DeedBasisSaved,
		DeedItemPublished, DeedItemMoved, DeedItemRemoved,
		DeedCaseRegistered, DeedCaseAdvanced, DeedCaseDueChanged, DeedCaseChanged, DeedCaseExtended, DeedCaseNotified, DeedCaseWritten, DeedCasesExported,
		DeedNumberCorrected, DeedReceiptCorrected, DeedServiceCorrected, DeedSpeedCorrected, DeedDepartmentCorrected, DeedDueCorrected, DeedStageTakenBack, DeedExtensionTakenBack,
		DeedFeedbackRules, DeedSealKeys, DeedFeedbackTyped, DeedSurveyTyped, DeedFeedbackDecided, DeedFeedbackHidden, DeedFeedbackCounted, DeedFeedbackExported, DeedFeedbackAnswered, DeedReplyCorrected, DeedContactTaken, DeedContactsDeleted, DeedWordsDeleted, DeedActionPlanned, DeedActionChanged,
		DeedCommitmentSet, DeedFigureEntered, DeedWaitingEntered, DeedReportPublished,
		DeedAlertRaised, DeedDrillRaised, DeedAlertWithdrawn, DeedAlertsPrepared, DeedAlertPrepared, DeedPreparedRemoved,
		DeedScreenRestarted, DeedScreenForgotten,
		DeedContentStored, DeedAddressSet, DeedLookupSet, DeedEditionPublished,
		DeedAccountCreated, DeedInvited, DeedInvitationRemoved, DeedPasswordSet, DeedRolesChanged, DeedAccountLocked, DeedAccountUnlocked, DeedSessionsEnded,
		DeedSecondFactorSet, DeedSecondFactorRemoved, DeedRecoveryCodesRenewed, DeedRecoveryCodeUsed,
		DeedSignedIn, DeedSignInRefused, DeedSignedOut, DeedAuditExported,
		DeedTokenMade, DeedTokenRevoked,
	}
}

// OfCase reports whether it was done to a case, which the audit then names by its CaseID.
func (d Deed) OfCase() bool {
	switch d {
	case DeedCaseRegistered, DeedCaseAdvanced, DeedCaseDueChanged, DeedCaseChanged, DeedCaseExtended, DeedCaseNotified, DeedCaseWritten,
		DeedNumberCorrected, DeedReceiptCorrected, DeedServiceCorrected, DeedSpeedCorrected, DeedDepartmentCorrected, DeedDueCorrected,
		DeedStageTakenBack, DeedExtensionTakenBack:
		return true
	default:
		return false
	}
}
