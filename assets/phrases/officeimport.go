package phrases

import "example.org/parter/data"

// What the office says where lists of cases come in and go out.
const (
	OfficeImport                   Key = "office.import"
	OfficeImportMap                Key = "office.import.map"
	OfficeImportIn                 Key = "office.import.in"
	OfficeImportOut                Key = "office.import.out"
	OfficeImportFileHint           Key = "office.import.file_hint"
	OfficeImportNewSource          Key = "office.import.new_source"
	OfficeImportSourceHint         Key = "office.import.source_hint"
	OfficeImportWhat               Key = "office.import.what"
	OfficeImportGoOn               Key = "office.import.go_on"
	OfficeFieldCaseSource          Key = "office.field.case_source"
	OfficeFieldColumns             Key = "office.field.columns"
	OfficeFieldList                Key = "office.field.list"
	OfficeImportOutHint            Key = "office.import.out_hint"
	OfficeImportXLSX               Key = "office.import.xlsx"
	OfficeImportCSV                Key = "office.import.csv"
	OfficeImportLast               Key = "office.import.last"
	OfficeImportWhen               Key = "office.import.when"
	OfficeImportResult             Key = "office.import.result"
	OfficeImportRefusedTag         Key = "office.import.refused_tag"
	OfficeImportRefusedPlaces      Key = "office.import.refused_places"
	OfficeImportChanges            Key = "office.import.changes"
	OfficeImportNone               Key = "office.import.none"
	OfficeImportRefusedTitle       Key = "office.import.refused"
	OfficeImportMore               Key = "office.import.more"
	OfficeImportTaken              Key = "office.import.taken"
	OfficeImportNameHint           Key = "office.import.name_hint"
	OfficeImportColumnsHint        Key = "office.import.columns_hint"
	OfficeImportTheirs             Key = "office.import.theirs"
	OfficeImportSample             Key = "office.import.sample"
	OfficeImportOurs               Key = "office.import.ours"
	OfficeImportNoHeading          Key = "office.import.no_heading"
	OfficeImportPassOver           Key = "office.import.pass_over"
	OfficeImportLook               Key = "office.import.look"
	OfficeImportForget             Key = "office.import.forget"
	OfficeImportPreview            Key = "office.import.preview"
	OfficeImportEffectNew          Key = "office.import.effect.new"
	OfficeImportEffectStage        Key = "office.import.effect.stage"
	OfficeImportEffectTerm         Key = "office.import.effect.term"
	OfficeImportEffectSame         Key = "office.import.effect.same"
	OfficeImportEffectRefused      Key = "office.import.effect.refused"
	OfficeImportMend               Key = "office.import.mend"
	OfficeImportDoWhat             Key = "office.import.do_what"
	OfficeImportDo                 Key = "office.import.do"
	OfficeImportFirstRows          Key = "office.import.first_rows"
	OfficeImportLineTitle          Key = "office.import.line"
	OfficeImportDoes               Key = "office.import.does"
	OfficeImportLine               Key = "office.import.at_line"
	OfficeImportPlace              Key = "office.import.at_place"
	OfficeImportGone               Key = "office.import.gone"
	OfficeImportRefused            Key = "office.import.refused_now"
	OfficeImportFailed             Key = "office.import.failed"
	OfficeImportDone               Key = "office.import.done"
	OfficeImportForgotten          Key = "office.import.forgotten"
	OfficeProblemColumnsMissing    Key = "office.problem.columns.missing"
	OfficeProblemColumnsTaken      Key = "office.problem.columns.taken"
	OfficeProblemCaseSourceMissing Key = "office.problem.case_source.missing"
	OfficeImportColumnNumber       Key = "office.import.column.number"
	OfficeImportColumnReceived     Key = "office.import.column.received"
	OfficeImportColumnService      Key = "office.import.column.service"
	OfficeImportColumnSpeed        Key = "office.import.column.speed"
	OfficeImportColumnDepartment   Key = "office.import.column.department"
	OfficeImportColumnStage        Key = "office.import.column.stage"
	OfficeImportColumnStageDate    Key = "office.import.column.stage_date"
	OfficeImportColumnResult       Key = "office.import.column.result"
	OfficeImportColumnDue          Key = "office.import.column.due"
	OfficeImportColumnExtended     Key = "office.import.column.extended"
	OfficeImportColumnReason       Key = "office.import.column.reason"
	OfficeImportWhyMissing         Key = "office.import.why.missing"
	OfficeImportWhyTooLong         Key = "office.import.why.too_long"
	OfficeImportWhyNotADate        Key = "office.import.why.not_a_date"
	OfficeImportWhyEndsBefore      Key = "office.import.why.ends_before"
	OfficeImportWhyUnknownName     Key = "office.import.why.unknown_name"
	OfficeImportWhyTaken           Key = "office.import.why.taken"
	OfficeImportWhyBadFormat       Key = "office.import.why.bad_format"
	OfficeImportWhyPersonalNumber  Key = "office.import.why.personal_number"
	OfficeImportUnchosen           Key = "office.import.unchosen" // %s: our column
	OfficeImportDue                Key = "office.import.due"
	OfficeImportDueSaid            Key = "office.import.due_said"
	OfficeImportDueReckoned        Key = "office.import.due_reckoned"
	OfficeImportDueUnknown         Key = "office.import.due_unknown"
	OfficeImportWhyTooLarge        Key = "office.import.why.too_large"
	OfficeImportWhyNotText         Key = "office.import.why.not_text"
	OfficeImportLetters            Key = "office.import.letters" // %s
	OfficeImportHandedIn           Key = "office.import.handed_in"
	OfficeImportAnswer             Key = "office.import.answer"
	OfficeImportKept               Key = "office.import.kept" // %d
	OfficeTokenRoleRegistrar       Key = "office.token.role.registrar"
	OfficeTokenRoleRegistrarAbout  Key = "office.token.role.registrar_about"
)

// RefusedPlace says where in a file with cases something was refused, and why: „ред 3,
// колона 2 (дата на приемане): това не е дата“.
func RefusedPlace(l data.Language, at data.RowProblem) string {
	where := In(l, OfficeImportLine, at.Line)
	if at.Column > 0 {
		where = In(l, OfficeImportPlace, at.Line, at.Column)
	}
	if column := data.CaseColumn(at.Field); column.Is() {
		where += " (" + CaseColumn(l, column) + ")"
	}
	return where + ": " + WhyRefused(l, at.Reason)
}

// WhyRefused is why a place in a file with cases was refused.
func WhyRefused(l data.Language, why data.Reason) string {
	if key := Key("office.import.why." + string(why)); Known(l, key) {
		return In(l, key)
	}
	return In(l, OfficeProblemOther)
}

// CaseColumn is what our column of a list of cases is called.
func CaseColumn(l data.Language, c data.CaseColumn) string {
	return In(l, Key("office.import.column."+string(c)))
}
