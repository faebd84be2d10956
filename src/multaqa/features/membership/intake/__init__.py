"""What a list of people or organisations says: its columns, its values, and what is wrong with them."""
