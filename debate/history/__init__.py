"""What happened and what is where: changes, revisions, addresses."""
