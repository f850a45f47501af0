package phrases

// What the office says where it makes tokens of the API.
const (
	OfficeTokens                   Key = "office.tokens"
	OfficeTokensHint               Key = "office.tokens.hint"
	OfficeTokensMade               Key = "office.tokens.made" // %s
	OfficeTokensSecret             Key = "office.tokens.secret"
	OfficeTokensSecretWhat         Key = "office.tokens.secret_what"
	OfficeTokensKept               Key = "office.tokens.kept"
	OfficeTokensNone               Key = "office.tokens.none"
	OfficeTokensNew                Key = "office.tokens.new"
	OfficeTokensNameHint           Key = "office.tokens.name_hint" // %d
	OfficeTokensUntilHint          Key = "office.tokens.until_hint"
	OfficeTokensWhat               Key = "office.tokens.what"
	OfficeTokensMake               Key = "office.tokens.make"
	OfficeFieldTokenName           Key = "office.field.token_name"
	OfficeFieldTokenRole           Key = "office.field.token_role"
	OfficeFieldTokenUntil          Key = "office.field.token_until"
	OfficeProblemTokenNameTaken    Key = "office.problem.token_name.taken"
	OfficeProblemTokenNameTooLong  Key = "office.problem.token_name.too_long"
	OfficeProblemTokenRoleUnknown  Key = "office.problem.token_role.unknown_name"
	OfficeProblemTokenUntilMissing Key = "office.problem.token_until.missing"
	OfficeProblemTokenUntilPast    Key = "office.problem.token_until.in_the_past"
	OfficeProblemTokenUntilTooLong Key = "office.problem.token_until.too_long"
	OfficeTokenRoleCatalogue       Key = "office.token.role.catalogue"
	OfficeTokenRoleCatalogueAbout  Key = "office.token.role.catalogue_about"
	OfficeTokenRoleScreens         Key = "office.token.role.screens"
	OfficeTokenRoleScreensAbout    Key = "office.token.role.screens_about"
	OfficeTokenRoleAudit           Key = "office.token.role.audit"
	OfficeTokenRoleAuditAbout      Key = "office.token.role.audit_about"
	OfficeTokenUntil               Key = "office.token.until" // %s
	OfficeTokenUsed                Key = "office.token.used"  // %s
	OfficeTokenNeverUsed           Key = "office.token.never_used"
	OfficeTokenMadeBy              Key = "office.token.made_by" // %s, %s
	OfficeTokenOver                Key = "office.token.over"
	OfficeTokenRevoked             Key = "office.token.revoked" // %s
	OfficeTokenRevoke              Key = "office.token.revoke"
	OfficeTokenRevokeWhat          Key = "office.token.revoke_what"
	OfficeTokenRevokeDo            Key = "office.token.revoke_do"
	OfficeTokenRevokedNow          Key = "office.token.revoked_now"
	OfficeDeedTokenMade            Key = "office.deed.token_made"
	OfficeDeedTokenRevoked         Key = "office.deed.token_revoked"
)
