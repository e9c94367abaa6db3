// A collection that another thread sets off takes away the unused rest of a thread's allocation buffer, which then counts as allocated.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
