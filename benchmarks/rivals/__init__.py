"""The same ingest and the same ten indicators, written as a competent analyst would with other tools."""
