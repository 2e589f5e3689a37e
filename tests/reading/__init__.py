"""Behaviour of the reader, sentence by sentence. A package, so that its modules may share names with those above."""
