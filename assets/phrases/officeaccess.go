package phrases

// What the office says of access, of passwords and codes, and of its audit.
const (
	OfficeForbiddenTitle     Key = "office.forbidden.title"
	OfficeForbidden          Key = "office.forbidden"
	OfficeForbiddenAsk       Key = "office.forbidden.ask"        // %s
	OfficeNoticeNoPublisher  Key = "office.notice.no_publisher"  // %s
	OfficeNoticeNoWithdrawal Key = "office.notice.no_withdrawal" // %s
	OfficeNeedsPublisher     Key = "office.needs_publisher"      // %s
	OfficeRoleEditor         Key = "office.role.editor"
	OfficeRolePublisher      Key = "office.role.publisher"
	OfficeRoleRegistrar      Key = "office.role.registrar"
	OfficeRoleFeedback       Key = "office.role.feedback"
	OfficeRoleAdministrator  Key = "office.role.administrator"
	OfficeRoleAuditor        Key = "office.role.auditor"
)
