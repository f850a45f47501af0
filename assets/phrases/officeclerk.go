package phrases

// Words that a clerk who tried the office missed.
const (
	OfficeClerkFrom             Key = "office.clerk.from"
	OfficeClerkUntil            Key = "office.clerk.until"
	OfficeClerkPDF              Key = "office.clerk.pdf"
	OfficeClerkResumeAct        Key = "office.clerk.resume.act"
	OfficeClerkResumeSend       Key = "office.clerk.resume.send"
	OfficeClerkResumeForm       Key = "office.clerk.resume.form"
	OfficeClerkResumeHint       Key = "office.clerk.resume.hint"
	OfficeClerkAsEntered        Key = "office.clerk.as_entered"
	OfficeClerkFourEyesScope    Key = "office.clerk.four_eyes.scope"
	OfficeClerkFourEyes         Key = "office.clerk.four_eyes"
	OfficeClerkWaiting          Key = "office.clerk.waiting"
	OfficeClerkNoRights         Key = "office.clerk.no_rights"
	OfficeClerkNoRightsWhat     Key = "office.clerk.no_rights_what"
	OfficeProblemRolesMissing   Key = "office.problem.roles.missing"
	OfficeClerkLinkHere         Key = "office.clerk.link_here"
	OfficeClerkUninvite         Key = "office.clerk.uninvite"
	OfficeClerkUninviteHint     Key = "office.clerk.uninvite_hint"
	OfficeClerkUninvited        Key = "office.clerk.uninvited"
	OfficeClerkUninviteLate     Key = "office.clerk.uninvite_late"
	OfficeDeedInvitationRemoved Key = "office.deed.invitation_removed"
	OfficeProblemAmountTenTimes Key = "office.problem.amount.ten_times"
	OfficeClerkOpenPDF          Key = "office.clerk.open_pdf"
	OfficeClerkUsedIn           Key = "office.clerk.used_in"
	OfficeClerkUsedNowhere      Key = "office.clerk.used_nowhere"
)
