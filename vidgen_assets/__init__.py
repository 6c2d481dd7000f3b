"""vidgen: Reddit posts become finished, published short videos; every artifact a partitioned asset."""
