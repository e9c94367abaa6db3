using System.Runtime.InteropServices;
using RnnGen.Files;

namespace RnnGen;

/// <summary>The check of the positions of tensors in a safetensors file, so that nothing it claims is taken on trust.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="dataBytes">Bytes that follow the header; null if that is not known before they are read.</param>
internal sealed class SafetensorsPlacement(string path, long? dataBytes)
{
    /// <summary>Creates a tensor after checking that its entry is consistent and lies within the file.</summary>
    /// <exception cref="InvalidModelFileException">Its shape is too large, or its offsets do not fit its shape or the file.</exception>
    public SafetensorsTensor Place(string name, SafetensorsDtype dtype, ReadOnlySpan<long> shape, ReadOnlySpan<long> offsets)
    {
        if (offsets is not [long begin, long end] || begin > end || end > dataBytes)
        {
            throw new InvalidModelFileException(
                path,
                $"tensor '{ShownText.Of(name)}' has the {SafetensorsHeader.OffsetsKey} {SafetensorsTensor.Format(offsets.ToArray())}; a begin and an end are expected, " +
                $"in this order{(dataBytes is null ? "" : $", within the {dataBytes} bytes that follow the header")}. The file may be truncated.");
        }

        UInt128 elements = 1;
        foreach (long dimension in shape)
        {
            // Before each product the count is at most Array.MaxLength, so 128 bits cannot overflow.
            elements *= (UInt128)dimension;
            if (dimension > int.MaxValue || elements > (UInt128)Array.MaxLength)
            {
                throw new InvalidModelFileException(path, $"tensor '{ShownText.Of(name)}' has the shape {SafetensorsTensor.Format(shape.ToArray())}, more than the {Array.MaxLength} elements that can be read.");
            }
        }

        long bytes = (long)elements * SafetensorsTensor.BytesOf(dtype);
        if (end - begin != bytes)
        {
            throw new InvalidModelFileException(path, $"tensor '{ShownText.Of(name)}' of shape {SafetensorsTensor.Format(shape.ToArray())} takes {bytes} bytes, but its {SafetensorsHeader.OffsetsKey} [{begin}, {end}] span {end - begin}.");
        }

        int[] sizes = new int[shape.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = (int)shape[i];
        }

        // Not copied again: a header may list a thousand tensors.
        return new SafetensorsTensor(name, ImmutableCollectionsMarshal.AsImmutableArray(sizes), begin, end) { Dtype = dtype };
    }

    /// <summary>Checks that the tensors fill the file, one after another.</summary>
    /// <param name="tensors">All tensors, ordered by position.</param>
    /// <exception cref="InvalidModelFileException">Tensors overlap, or there is a gap.</exception>
    public void CheckContiguous(SafetensorsTensor[] tensors)
    {
        long position = 0;
        foreach (SafetensorsTensor tensor in tensors)
        {
            if (tensor.Begin != position)
            {
                throw new InvalidModelFileException(
                    path,
                    $"tensor '{ShownText.Of(tensor.Name)}' begins at byte {tensor.Begin}, but the data before it ends at {position}: " +
                    "tensors may neither overlap nor leave gaps.");
            }

            position = tensor.End;
        }

        if (dataBytes is not null && position != dataBytes)
        {
            throw new InvalidModelFileException(path, $"the tensors take {position} bytes, but {dataBytes} follow the header.");
        }
    }
}
