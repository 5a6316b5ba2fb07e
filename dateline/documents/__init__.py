"""What documents made for paper and for office programs have in common, whatever the format they are kept in."""
