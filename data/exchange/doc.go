// Package exchange reads what others wrote: the starter content of a town and
// the case lists that a registry system exports. It stores nothing; what it
// cannot read it reports by file, line and column with a typed reason.
package exchange
