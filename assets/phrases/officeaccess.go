package phrases

import (
	"strings"

	"example.org/parter/data"
)

// What the office says of access, of passwords and codes, and of its audit.
const (
	OfficeForbiddenTitle           Key = "office.forbidden.title"
	OfficeForbidden                Key = "office.forbidden"
	OfficeForbiddenAsk             Key = "office.forbidden.ask"        // %s
	OfficeNoticeNoPublisher        Key = "office.notice.no_publisher"  // %s
	OfficeNoticeNoWithdrawal       Key = "office.notice.no_withdrawal" // %s
	OfficeNeedsPublisher           Key = "office.needs_publisher"      // %s
	OfficeRoleEditor               Key = "office.role.editor"
	OfficeRolePublisher            Key = "office.role.publisher"
	OfficeRoleRegistrar            Key = "office.role.registrar"
	OfficeRoleFeedback             Key = "office.role.feedback"
	OfficeRoleAdministrator        Key = "office.role.administrator"
	OfficeRoleAuditor              Key = "office.role.auditor"
	OfficeNavAccess                Key = "office.nav.access"
	OfficeNavAudit                 Key = "office.nav.audit"
	OfficeAccessYes                Key = "office.access.yes"
	OfficeAccessNo                 Key = "office.access.no"
	OfficeCodeTitle                Key = "office.code.title"
	OfficeCodeHint                 Key = "office.code.hint"
	OfficeCodeBack                 Key = "office.code.back"
	OfficeFieldCode                Key = "office.field.code"
	OfficeFieldOld                 Key = "office.field.old"
	OfficeFieldOwnPassword         Key = "office.field.own_password"
	OfficeFieldRoles               Key = "office.field.roles"
	OfficeFieldLock                Key = "office.field.lock"
	OfficeSureTitle                Key = "office.sure.title"
	OfficeSureText                 Key = "office.sure.text"
	OfficeSureRefused              Key = "office.sure.refused"
	OfficeSureDo                   Key = "office.sure.do"
	OfficeSetUpTitle               Key = "office.setup.title"
	OfficeSetUpRequired            Key = "office.setup.required"
	OfficeSetUpOffered             Key = "office.setup.offered"
	OfficeSetUpReplaces            Key = "office.setup.replaces"
	OfficeSetUpApp                 Key = "office.setup.app"
	OfficeSetUpScan                Key = "office.setup.scan"
	OfficeSetUpQRAlt               Key = "office.setup.qr_alt"
	OfficeSetUpByHand              Key = "office.setup.by_hand"
	OfficeSetUpEnter               Key = "office.setup.enter"
	OfficeSetUpDo                  Key = "office.setup.do"
	OfficeSetUpNotNow              Key = "office.setup.not_now"
	OfficeProblemCodeBadFormat     Key = "office.problem.code.bad_format"
	OfficeProblemCodeMissing       Key = "office.problem.code.missing"
	OfficeCodesTitle               Key = "office.codes.title"
	OfficeCodesText                Key = "office.codes.text"
	OfficeCodesPrint               Key = "office.codes.print"
	OfficeCodesDone                Key = "office.codes.done"
	OfficeCodeRequired             Key = "office.code.required"
	OfficeCodeRemoved              Key = "office.code.removed"
	OfficeAccountTitle             Key = "office.account.title"
	OfficeAccountWho               Key = "office.account.who" // %s
	OfficeAccountMay               Key = "office.account.may"
	OfficeAccountMayNothing        Key = "office.account.may_nothing"
	OfficeAccountPassword          Key = "office.account.password"
	OfficeAccountPasswordDo        Key = "office.account.password_do"
	OfficePasswordHint             Key = "office.password.hint" // %d
	OfficePasswordSummary          Key = "office.password.summary"
	OfficePasswordWait             Key = "office.password.wait" // %s
	OfficePasswordChanged          Key = "office.password.changed"
	OfficeProblemOldBadFormat      Key = "office.problem.old.bad_format"
	OfficeProblemTooCommon         Key = "office.problem.too_common"
	OfficeAccountCode              Key = "office.account.code"
	OfficeAccountCodeOn            Key = "office.account.code_on" // %d
	OfficeAccountCodeOff           Key = "office.account.code_off"
	OfficeAccountCodeSet           Key = "office.account.code_set"
	OfficeAccountCodeReplace       Key = "office.account.code_replace"
	OfficeAccountCodesRenew        Key = "office.account.codes_renew"
	OfficeAccountCodeRemove        Key = "office.account.code_remove"
	OfficeAccountSessions          Key = "office.account.sessions"
	OfficeAccountBrowserUnknown    Key = "office.account.browser_unknown"
	OfficeAccountHere              Key = "office.account.here"
	OfficeAccountSince             Key = "office.account.since" // %s, %s
	OfficeAccountEnd               Key = "office.account.end"
	OfficeAccountEndWhat           Key = "office.account.end_what" // %s
	OfficeAccountEndOthers         Key = "office.account.end_others"
	OfficeSessionEnded             Key = "office.session.ended"
	OfficeSessionsEnded            Key = "office.sessions.ended"
	OfficeAccess                   Key = "office.access"
	OfficeAccessHint               Key = "office.access.hint"
	OfficeAccessNew                Key = "office.access.new"
	OfficeAccessRights             Key = "office.access.rights"
	OfficeAccessNoRights           Key = "office.access.no_rights"
	OfficeAccessSignedIn           Key = "office.access.signed_in"
	OfficeAccessNever              Key = "office.access.never"
	OfficeAccessCode               Key = "office.access.code"
	OfficeAccessLocked             Key = "office.access.locked"
	OfficeAccessInvited            Key = "office.access.invited"
	OfficeAccessNameHint           Key = "office.access.name_hint"
	OfficeAccessInviteWhat         Key = "office.access.invite_what"
	OfficeAccessInviteDo           Key = "office.access.invite_do"
	OfficeAccessLinkTitle          Key = "office.access.link_title"
	OfficeAccessLinkText           Key = "office.access.link_text" // %s, %s
	OfficeAccessLink               Key = "office.access.link"
	OfficeAccessCopy               Key = "office.access.copy"
	OfficeAccessCopied             Key = "office.access.copied"
	OfficeAccessLinkDone           Key = "office.access.link_done"
	OfficeAccessPerson             Key = "office.access.person"
	OfficeAccessSigningIn          Key = "office.access.signing_in"
	OfficeAccessSessions           Key = "office.access.sessions"
	OfficeAccessRolesDo            Key = "office.access.roles_do"
	OfficeAccessRolesSet           Key = "office.access.roles_set"
	OfficeAccessLinkHint           Key = "office.access.link_hint"
	OfficeAccessLinkDo             Key = "office.access.link_do"
	OfficeAccessSessionsHint       Key = "office.access.sessions_hint"
	OfficeAccessSessionsDo         Key = "office.access.sessions_do"
	OfficeAccessCodeHint           Key = "office.access.code_hint"
	OfficeAccessCodeDo             Key = "office.access.code_do"
	OfficeAccessLockHint           Key = "office.access.lock_hint"
	OfficeAccessLockDo             Key = "office.access.lock_do"
	OfficeAccessLockedSince        Key = "office.access.locked_since" // %s
	OfficeAccessUnlockDo           Key = "office.access.unlock_do"
	OfficeAccessLockedDone         Key = "office.access.locked_done"
	OfficeAccessUnlockedDone       Key = "office.access.unlocked_done"
	OfficeAccessNotDone            Key = "office.access.not_done"
	OfficeAccessLockedNoLink       Key = "office.access.locked_no_link"
	OfficeProblemLastOfItsKind     Key = "office.problem.last_of_its_kind"
	OfficeProblemLockContradicts   Key = "office.problem.lock.contradicts"
	OfficeRoleEditorWhat           Key = "office.role.editor.what"
	OfficeRolePublisherWhat        Key = "office.role.publisher.what"
	OfficeRoleRegistrarWhat        Key = "office.role.registrar.what"
	OfficeRoleFeedbackWhat         Key = "office.role.feedback.what"
	OfficeRoleAdministratorWhat    Key = "office.role.administrator.what"
	OfficeRoleAuditorWhat          Key = "office.role.auditor.what"
	OfficeAudit                    Key = "office.audit"
	OfficeAuditWho                 Key = "office.audit.who"
	OfficeAuditWhat                Key = "office.audit.what"
	OfficeAuditWhen                Key = "office.audit.when"
	OfficeAuditWhich               Key = "office.audit.which"
	OfficeAuditNo                  Key = "office.audit.no"
	OfficeAuditFrom                Key = "office.audit.from"
	OfficeAuditUntil               Key = "office.audit.until"
	OfficeAuditAnybody             Key = "office.audit.anybody"
	OfficeAuditAnything            Key = "office.audit.anything"
	OfficeAuditDo                  Key = "office.audit.do"
	OfficeAuditNone                Key = "office.audit.none"
	OfficeAuditOlder               Key = "office.audit.older"
	OfficeAuditNewest              Key = "office.audit.newest"
	OfficeAuditVerify              Key = "office.audit.verify"
	OfficeAuditExport              Key = "office.audit.export"
	OfficeAuditHint                Key = "office.audit.hint"
	OfficeAuditProgram             Key = "office.audit.program"
	OfficeAuditWhole               Key = "office.audit.whole"  // %s, %s
	OfficeAuditBroken              Key = "office.audit.broken" // %s
	OfficeAuditCut                 Key = "office.audit.cut"    // %s
	OfficeAuditEmpty               Key = "office.audit.empty"
	OfficeDeedNoticeSaved          Key = "office.deed.notice_saved"
	OfficeDeedNoticePublished      Key = "office.deed.notice_published"
	OfficeDeedNoticeWithdrawn      Key = "office.deed.notice_withdrawn"
	OfficeDeedNoticeDeleted        Key = "office.deed.notice_deleted"
	OfficeDeedPostingSaved         Key = "office.deed.posting_saved"
	OfficeDeedPostingPosted        Key = "office.deed.posting_posted"
	OfficeDeedPostingRemoved       Key = "office.deed.posting_removed"
	OfficeDeedPostingDeleted       Key = "office.deed.posting_deleted"
	OfficeDeedLegalBasesStored     Key = "office.deed.legal_bases_stored"
	OfficeDeedLegalBasisSaved      Key = "office.deed.legal_basis_saved"
	OfficeDeedBoardItemPublished   Key = "office.deed.board_item_published"
	OfficeDeedBoardItemMoved       Key = "office.deed.board_item_moved"
	OfficeDeedBoardItemRemoved     Key = "office.deed.board_item_removed"
	OfficeDeedCaseRegistered       Key = "office.deed.case_registered"
	OfficeDeedCaseAdvanced         Key = "office.deed.case_advanced"
	OfficeDeedCaseDueChanged       Key = "office.deed.case_due_changed"
	OfficeDeedAlertRaised          Key = "office.deed.alert_raised"
	OfficeDeedAlertRaisedAsADrill  Key = "office.deed.alert_raised_as_a_drill"
	OfficeDeedAlertWithdrawn       Key = "office.deed.alert_withdrawn"
	OfficeDeedAlertsPrepared       Key = "office.deed.alerts_prepared"
	OfficeDeedAlertPrepared        Key = "office.deed.alert_prepared"
	OfficeDeedPreparedAlertRemoved Key = "office.deed.prepared_alert_removed"
	OfficeDeedStarterContentStored Key = "office.deed.starter_content_stored"
	OfficeDeedPublicAddressSet     Key = "office.deed.public_address_set"
	OfficeDeedEditionPublished     Key = "office.deed.edition_published"
	OfficeDeedAccountCreated       Key = "office.deed.account_created"
	OfficeDeedInvitationMade       Key = "office.deed.invitation_made"
	OfficeDeedPasswordSet          Key = "office.deed.password_set"
	OfficeDeedRolesChanged         Key = "office.deed.roles_changed"
	OfficeDeedAccountLocked        Key = "office.deed.account_locked"
	OfficeDeedAccountUnlocked      Key = "office.deed.account_unlocked"
	OfficeDeedSessionsEnded        Key = "office.deed.sessions_ended"
	OfficeDeedSecondFactorSet      Key = "office.deed.second_factor_set"
	OfficeDeedSecondFactorRemoved  Key = "office.deed.second_factor_removed"
	OfficeDeedRecoveryCodesRenewed Key = "office.deed.recovery_codes_renewed"
	OfficeDeedRecoveryCodeUsed     Key = "office.deed.recovery_code_used"
	OfficeDeedSignedIn             Key = "office.deed.signed_in"
	OfficeDeedSignInRefused        Key = "office.deed.sign_in_refused"
	OfficeDeedSignedOut            Key = "office.deed.signed_out"
	OfficeDeedAuditExported        Key = "office.deed.audit_exported"
	OfficeCodeSummary              Key = "office.code.summary"
	TerminalAuditWhole             Key = "terminal.audit.whole"  // %d, %s
	TerminalAuditBroken            Key = "terminal.audit.broken" // %d
	TerminalAuditCut               Key = "terminal.audit.cut"    // %d
	OfficeDeedDraftSaved           Key = "office.deed.draft_saved"
	OfficeDeedDraftDiscarded       Key = "office.deed.draft_discarded"
	OfficeDeedApprovalAsked        Key = "office.deed.approval_asked"
	OfficeDeedDraftReturned        Key = "office.deed.draft_returned"
	OfficeDeedPublicationScheduled Key = "office.deed.publication_scheduled"
	OfficeDeedDraftTakenBack       Key = "office.deed.draft_taken_back"
	OfficeDeedContentPublished     Key = "office.deed.content_published"
	OfficeDeedPublicationUndone    Key = "office.deed.publication_undone"
	OfficeDeedContentRemoved       Key = "office.deed.content_removed"
	OfficeDeedVersionRestored      Key = "office.deed.version_restored"
	OfficeDeedFourEyesSet          Key = "office.deed.four_eyes_set"
	OfficeDeedServicesChecked      Key = "office.deed.services_checked"
)

// RoleName is what a role is called.
func RoleName(l data.Language, role data.Role) string { return In(l, Key("office.role."+string(role))) }

// RoleWhat says what whoever has the role may do.
func RoleWhat(l data.Language, role data.Role) string {
	return In(l, Key("office.role."+string(role)+".what"))
}

// DeedName says what was done, as it stands beside who did it. A deed of a newer
// program is called as it is stored.
func DeedName(l data.Language, d data.Deed) string {
	key := Key("office.deed." + strings.NewReplacer(" ", "_", "-", "_").Replace(string(d)))
	if !Known(l, key) {
		return string(d)
	}
	return In(l, key)
}
