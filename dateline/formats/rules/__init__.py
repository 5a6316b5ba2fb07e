"""What people say of files beside them: sidecars, the rules of a source, the columns of its data sets."""
