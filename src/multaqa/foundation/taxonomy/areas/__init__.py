"""Countries and areas, M49 regions and regional groups, with United Nations names in six languages."""
