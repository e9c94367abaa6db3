// One test at a time: heap bytes are counted to the byte, and a collection that another thread causes counts the unused rest of a thread's allocation buffer.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
