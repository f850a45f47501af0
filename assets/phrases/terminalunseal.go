package phrases

// What is said at the terminal where contacts are not opened.
const (
	TerminalUnsealNoKey  Key = "terminal.unseal.no_key" // %s: file
	TerminalUnsealUnread Key = "terminal.unseal.unread" // %s: file
	TerminalUnsealNone   Key = "terminal.unseal.none"   // %s: file
	TerminalUnsealPartly Key = "terminal.unseal.partly" // %d, %d
)
