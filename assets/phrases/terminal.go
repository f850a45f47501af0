package phrases

// What the office says at the terminal of the person who starts it.
const (
	TerminalConsole   Key = "terminal.console"   // %s: address
	TerminalWelcome   Key = "terminal.welcome"   // %s: name, %s: link
	TerminalPublic    Key = "terminal.public"    // %s: address
	TerminalLoopback  Key = "terminal.loopback"  // %s: address
	TerminalOverheard Key = "terminal.overheard" // %s: address
	TerminalHidden    Key = "terminal.hidden"    // %s: address of the screens page
	TerminalPIN       Key = "terminal.pin"       // %s: digits
	TerminalInvited   Key = "terminal.invited"   // %s: name, %s: link

	TerminalSealKeys       Key = "terminal.seal_keys" // %s: public key, %s: the other, %s: file, %s: the other
	TerminalSealKeysSet    Key = "terminal.seal_keys_set"
	TerminalContactName    Key = "terminal.contact_name"    // %s
	TerminalContactPhone   Key = "terminal.contact_phone"   // %s
	TerminalContactEmail   Key = "terminal.contact_email"   // %s
	TerminalContactAddress Key = "terminal.contact_address" // %s
)
