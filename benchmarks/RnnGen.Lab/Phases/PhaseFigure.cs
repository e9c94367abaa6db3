namespace RnnGen.Lab;

/// <summary>One phase of a measured step.</summary>
/// <param name="Name">As the table says it.</param>
/// <param name="Time">Its time in a step, the median over the rounds.</param>
/// <param name="ShareOfStep">Its part of the step's time.</param>
/// <param name="ShareOfPeak">Its operations as a share of what the core could have done in that time; null where none are counted.</param>
internal sealed record PhaseFigure(string Name, TimeSpan Time, double ShareOfStep, double? ShareOfPeak);
