namespace RnnGen.Training;

/// <summary>A slab of a run under the name that it has in a checkpoint.</summary>
/// <param name="Name">Such as <c>optimizer.first_moment</c>.</param>
/// <param name="Values">Its floats.</param>
/// <param name="IsOfParameters">Whether they are parameters of the model.</param>
internal readonly record struct NamedSlab(string Name, AlignedBuffer Values, bool IsOfParameters = false);
