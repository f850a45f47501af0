// Package data is the domain of Партер: what a town hall tells its visitors,
// one file per noun. It knows no database, no network, no screen and no clock;
// everything else in the house is built around it.
//
// Names follow CPSV-AP and Open Referral HSDS where those have a word, and the
// Bulgarian administration's own terms in the comments.
package data
