// Package importtest holds the import rules of the house as a test: what may
// import what, and who alone may use a library.
package importtest
