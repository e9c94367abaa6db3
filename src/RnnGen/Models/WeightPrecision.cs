using System.Diagnostics.CodeAnalysis;

namespace RnnGen;

/// <summary>The numbers that the weights of a frozen model are.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The precisions are called by the names of their types, as in the field.")]
public enum WeightPrecision
{
    /// <summary>The fp32 numbers that were trained.</summary>
    Float32,

    /// <summary>
    /// One byte for each weight and one fp32 scale for each row (of a gate's unit, of a word): a quarter of the bytes that a word has to read, and of a file. Biases, h, c, gates and softmax stay fp32;
    /// h is rounded to 7 bits for each product. Frozen from fp32 parameters, the model also keeps the fp32 rows of its output layer in memory, with which <see cref="Session.Suggest"/>,
    /// <see cref="Session.Complete"/> and <see cref="SessionGroup.Suggest(Span{Suggestion}, WordMask?)"/> give the words that fp32 gives for the same h. Evaluation, probabilities and samples are those of the int8 logits.
    /// </summary>
    Int8,
}
