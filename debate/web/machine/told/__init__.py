"""The rooms' answers as the values of exchange.machine, by the addresses of this site; for everybody the same."""
