"""How the record is put into English: dates, names, and a phrase for each kind of entry."""
