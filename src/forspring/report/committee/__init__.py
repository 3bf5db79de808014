"""The committee's report: the key figures of a quarter or a year with what they are held against, on a page, on paper and as a sheet."""
