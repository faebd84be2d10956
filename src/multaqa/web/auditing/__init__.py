"""What the auditor's pages read: facts told in sentences, people and things found by what an auditor types."""
