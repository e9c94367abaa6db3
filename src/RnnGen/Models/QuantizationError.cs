namespace RnnGen;

/// <summary>How far the int8 weights of a tensor are from the fp32 weights that they were made of: |w − scale·q|, in the unit of the weights.</summary>
/// <param name="Tensor">The tensor, under PyTorch's name.</param>
/// <param name="Elements">How many weights it has, without those that belong to no word: so means of several tensors can be weighted.</param>
/// <param name="Largest">The largest error; at most half the largest scale, but for rows whose largest weights a calibration has clipped.</param>
/// <param name="Mean">The mean error over all <paramref name="Elements"/>.</param>
public sealed record QuantizationError(string Tensor, long Elements, double Largest, double Mean);
