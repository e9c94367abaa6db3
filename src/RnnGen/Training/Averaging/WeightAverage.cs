using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>The average of the parameters in one run: see <see cref="WeightAveraging"/>.</summary>
internal sealed class WeightAverage
{
    private const int Steps = 0;
    private const int Begun = 1;
    private const int LowestLoss = 2;
    private const int FirstLoss = 3;

    private readonly WeightAveraging _averaging;

    /// <summary>Steps averaged; whether the average has begun; the lowest loss of all epochs but the last n; the losses of the last n, oldest first, infinite for those that were not run.</summary>
    private readonly double[] _numbers;

    /// <summary>An average of nothing.</summary>
    public WeightAverage(WeightAveraging averaging, int length)
    {
        _averaging = averaging;
        _numbers = new double[FirstLoss + averaging.Epochs];
        Values = new AlignedBuffer(length);
        Reset();
    }

    /// <summary>θ̄.</summary>
    public AlignedBuffer Values { get; }

    /// <summary>What is remembered beside θ̄.</summary>
    public Span<double> Numbers => _numbers;

    /// <summary>Whether there is an average.</summary>
    public bool HasValues => _numbers[Steps] > 0;

    private bool HasBegun => _numbers[Begun] != 0;

    private Span<double> LastLosses => _numbers.AsSpan(FirstLoss);

    /// <summary>Averages a part of the parameters, which have just been updated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(ReadOnlySpan<float> parameters, int first, int end)
    {
        if (!HasBegun)
        {
            return;
        }

        Vector256<float> weight = Vector256.Create((float)Math.Max(1 - _averaging.Decay, 1 / (_numbers[Steps] + 1)));
        ReadOnlySpan<Vector256<float>> p = MemoryMarshal.Cast<float, Vector256<float>>(parameters[first..end]);
        Span<Vector256<float>> average = MemoryMarshal.Cast<float, Vector256<float>>(Values.Span[first..end]);
        for (int i = 0; i < p.Length; i++)
        {
            average[i] = VectorMath.MultiplyAdd(weight, p[i] - average[i], average[i]);
        }
    }

    /// <summary>Ends a step, after all parts have been averaged.</summary>
    public void CompleteStep()
    {
        if (HasBegun)
        {
            _numbers[Steps]++;
        }
    }

    /// <summary>Ends an epoch: decides whether the average begins.</summary>
    /// <param name="validationLoss">The loss on the validation text.</param>
    public void CompleteEpoch(double validationLoss)
    {
        if (HasBegun)
        {
            return;
        }

        if (validationLoss > _numbers[LowestLoss])
        {
            _numbers[Begun] = 1;
            return;
        }

        _numbers[LowestLoss] = Math.Min(_numbers[LowestLoss], LastLosses[0]);
        LastLosses[1..].CopyTo(LastLosses);
        LastLosses[^1] = validationLoss;
    }

    /// <summary>Exchanges average and parameters: the model has the average until the next call.</summary>
    public void Exchange(AlignedBuffer parameters)
    {
        Span<Vector256<float>> p = MemoryMarshal.Cast<float, Vector256<float>>(parameters.Span), average = MemoryMarshal.Cast<float, Vector256<float>>(Values.Span);
        for (int i = 0; i < p.Length; i++)
        {
            (p[i], average[i]) = (average[i], p[i]);
        }
    }

    /// <summary>Forgets all steps: a new run begins.</summary>
    public void Reset()
    {
        Values.Span.Clear();
        _numbers[Steps] = 0;
        _numbers[Begun] = _averaging.Epochs == 0 ? 1 : 0;
        _numbers.AsSpan(LowestLoss).Fill(double.PositiveInfinity);
    }
}
