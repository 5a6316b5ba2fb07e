"""Days, periods and times of day named in an English text, with values in the style of TIMEX3 and ISO 8601."""
