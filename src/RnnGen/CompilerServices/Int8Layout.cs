using System.Collections.ObjectModel;
using System.ComponentModel;

namespace RnnGen.CompilerServices;

/// <summary>How much memory the passes over int8 weights need, and where each parameter lies.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record Int8Layout : ServingLayout
{
    /// <summary>The weights, in the order of the model file.</summary>
    public required IReadOnlyList<Int8Tensor> Weights { get; init => field = Copy(value); }

    /// <summary>The biases, which stay fp32, in the order of the model file.</summary>
    public required IReadOnlyList<ParameterTensor> Biases { get; init => field = Copy(value); }

    private static ReadOnlyCollection<T> Copy<T>(IReadOnlyList<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Array.AsReadOnly<T>([.. values]);
    }
}
