using System.ComponentModel;
using RnnGen.Training;

namespace RnnGen.CompilerServices;

/// <summary>What regularises one training step: the dropout masks of each place, the penalties on h of the top layer, and a teacher's targets. <c>default</c> changes nothing.</summary>
/// <remarks>
/// Values are dropped between one layer and the next, never on the recurrence from one time step to the next (Zaremba, Sutskever and Vinyals 2014, "Recurrent neural
/// network regularization"); of the recurrence, connections may be dropped instead, the same ones in all time steps (Merity, Keskar and Socher 2018, "Regularizing and
/// optimizing LSTM language models").
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Regularization
{
    private const uint EmbeddingPlace = 0;
    private const uint OutputPlace = uint.MaxValue;
    private const uint WordPlace = uint.MaxValue - 1;
    private const uint FirstRecurrentPlace = 1u << 31;

    private readonly DropoutRates _rates;
    private readonly ulong _seed;
    private readonly ulong _step;
    private readonly int _sequences;
    private readonly int[]? _inputs;

    /// <summary>The regularisation of a step.</summary>
    /// <param name="rates">What is dropped.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="step">Number of the step.</param>
    /// <param name="sequences">B.</param>
    /// <param name="inputs">The T·B words of the step, of which some may be dropped.</param>
    /// <param name="activations">The penalties on h.</param>
    /// <param name="softTargets">A teacher's part in the targets.</param>
    internal Regularization(DropoutRates rates, ulong seed, ulong step, int sequences, int[] inputs, ActivationPenalties activations = default, SoftTargetRows softTargets = default)
    {
        _rates = rates;
        _seed = seed;
        _step = step;
        _sequences = sequences;
        _inputs = inputs;
        Activations = activations;
        SoftTargets = softTargets;
    }

    /// <summary>The mask of the embeddings, between them and the first layer.</summary>
    public DropoutMask Embedding => Mask(_rates.Embedding, EmbeddingPlace).ForWords(_rates.Words, WordPlace, _inputs);

    /// <summary>The mask of the top layer's h, before the output layer.</summary>
    public DropoutMask Output => Mask(_rates.Output, OutputPlace);

    /// <summary>The penalties on the top layer's h.</summary>
    public ActivationPenalties Activations { get; }

    /// <summary>A teacher's part in the targets.</summary>
    public SoftTargetRows SoftTargets { get; }

    /// <summary>Returns the mask of h between <paramref name="layer"/> and the layer below it.</summary>
    /// <param name="layer">The layer, from 1.</param>
    public DropoutMask Layer(int layer) => Mask(_rates.Layers, (uint)layer);

    /// <summary>Returns the mask of the connections from h of one time step to the gates of the next.</summary>
    /// <param name="layer">The layer, from 0.</param>
    public DropoutMask RecurrentWeights(int layer) => new(_rates.RecurrentWeights, _seed, _step, FirstRecurrentPlace + (uint)layer, sequences: 0);

    private DropoutMask Mask(float rate, uint place) => new(rate, _seed, _step, place, _rates.PerSequence ? (uint)_sequences : 0);
}
