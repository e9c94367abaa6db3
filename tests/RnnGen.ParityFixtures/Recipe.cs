namespace RnnGen.ParityFixtures;

/// <summary>What one fixture records: a network and how it is trained.</summary>
/// <param name="Cell">The recurrence.</param>
/// <param name="Layers">L.</param>
/// <param name="Output">Where the output layer takes its weights from.</param>
/// <param name="ClipNorm">The largest global norm of the gradients.</param>
/// <param name="CarriesState">Whether a batch begins with the state that the one before ended with, detached; else with zeros.</param>
/// <param name="IsRegularized">Whether it is trained with all that <see cref="StepRegularization"/> has, and its parameters averaged.</param>
internal sealed record Recipe(Cell Cell, int Layers, OutputLayer Output, float ClipNorm = Recipe.WideClipNorm, bool CarriesState = false, bool IsRegularized = false)
{
    public const int SequenceLength = 5;
    public const int BatchSize = 3;
    public const int Steps = 10;
    public const double LearningRate = 1e-2;

    /// <summary>A usual one, which the gradients of these networks stay below.</summary>
    public const float WideClipNorm = 5;

    /// <summary>One that every step exceeds.</summary>
    public const float NarrowClipNorm = 0.1f;

    private const int CarryingLayers = 2;

    /// <summary>All fixtures.</summary>
    public static IReadOnlyList<Recipe> All { get; } = [.. Enum.GetValues<Cell>().SelectMany(Of)];

    /// <summary>Such as <c>LstmL2Tied</c>: what cell, layers and output layer make.</summary>
    public string Network => $"{Cell}L{Layers}{(Output == OutputLayer.Untied ? "" : Output)}";

    /// <summary>What the file is called, without its extension.</summary>
    public string Name => $"{Network}{(ClipNorm < WideClipNorm ? "Clipped" : "")}{(CarriesState ? "Carried" : "")}{(IsRegularized ? "Regularized" : "")}";

    // None a multiple of 8 or 16: code that pads to vectors has something to get wrong.

    /// <summary>V.</summary>
    public int VocabularySize => Layers switch { 1 => 37, 2 => 29, _ => 26 };

    /// <summary>H.</summary>
    public int HiddenSize => Layers switch { 1 => 11, 2 => 9, _ => 7 };

    /// <summary>E.</summary>
    public int EmbeddingSize => Output == OutputLayer.Tied ? HiddenSize : 5;

    private static IEnumerable<Recipe> Of(Cell cell) =>
    [
        .. cell is Cell.Lstm or Cell.Gru ? (Recipe[])[new Recipe(cell, CarryingLayers, OutputLayer.Untied, CarriesState: true, IsRegularized: true)] : [],
        .. from output in Enum.GetValues<OutputLayer>() from layers in Enumerable.Range(1, 3) where IsRecorded(cell, layers, output) select new Recipe(cell, layers, output),
        new(cell, CarryingLayers, OutputLayer.Untied, ClipNorm: NarrowClipNorm),
        new(cell, CarryingLayers, OutputLayer.Untied, CarriesState: true),
    ];

    /// <summary>Each network of PyTorch's own modules; of the CIFG, whose layers are the LSTM's but for a gate, each number of layers and each output layer.</summary>
    private static bool IsRecorded(Cell cell, int layers, OutputLayer output) => cell != Cell.Cifg || (layers, output) switch
    {
        (1 or 2, OutputLayer.Untied) or (2, OutputLayer.Tied) or (3, OutputLayer.Projected) => true,
        _ => false,
    };
}
