using RnnGen.Generators.Cells;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Planning;

/// <summary>The sizes of a model in panels and unit groups, each padded to whole ones.</summary>
internal sealed class Widths(ModelSpec spec)
{
    public ModelSpec Spec => spec;

    public Cell Cell { get; } = Cell.Of(spec.Cell);

    /// <summary>The rows of the unrolled matrices.</summary>
    public UnrolledRows Rows { get; } = new(spec.SequenceLength, spec.BatchSize);

    /// <summary>Groups of units that a layer computes together.</summary>
    public int UnitGroups => (spec.HiddenSize + Cell.UnitsPerGroup - 1) / Cell.UnitsPerGroup;

    /// <summary>Units computed per layer, padding included.</summary>
    public int PaddedUnits => UnitGroups * Cell.UnitsPerGroup;

    /// <summary>Panels that one unit group has in a block of gates.</summary>
    public int PanelsPerGroup => Cell.Gates * Cell.UnitsPerGroup / (Panel.Width * Cell.Blocks);

    /// <summary>Panels of a block, and so the distance from a unit group's gates in one block to those in the next.</summary>
    public int BlockPanels => UnitGroups * PanelsPerGroup;

    /// <summary>Panels of a layer's pre-activations.</summary>
    public int GatePanels => Cell.Blocks * BlockPanels;

    /// <summary>Columns of a layer's pre-activations, padding included.</summary>
    public int GateColumns => GatePanels * Panel.Width;

    /// <summary>Panels from one panel of a unit group to its next: they are neighbours, or lie in different blocks.</summary>
    public int GroupPanelDistance => Cell.Blocks == 1 ? 1 : BlockPanels;

    /// <summary>Panels that a unit group has in all blocks.</summary>
    public int GroupPanels => PanelsPerGroup * Cell.Blocks;

    /// <summary>Panels of the pre-activations that Whh·h is added to: all except those of a split gate.</summary>
    public int RecurrentGatePanels => Cell.SplitGate is null ? GatePanels : GatePanels - BlockPanels;

    /// <summary>Units whose gates lie side by side: all of them where each gate has a block.</summary>
    public int InterleavedUnits => Cell.Blocks == 1 ? Cell.UnitsPerGroup : PaddedUnits;

    public int HiddenPanels => Panel.Count(spec.HiddenSize);

    /// <summary>Floats of one h or c vector, padding included.</summary>
    public int HiddenWidth => HiddenPanels * Panel.Width;

    public int EmbeddingPanels => Panel.Count(spec.EmbeddingSize);

    public int EmbeddingWidth => EmbeddingPanels * Panel.Width;

    public int VocabularyPanels => Panel.Count(spec.VocabularySize);

    public int VocabularyWidth => VocabularyPanels * Panel.Width;

    /// <summary>Width of the output layer's input: H, or E where its weights are the embedding.</summary>
    public int OutputDepth => spec.TieEmbeddings ? spec.EmbeddingSize : spec.HiddenSize;

    /// <summary>H, as emitted code writes it.</summary>
    public Extent HiddenDepth => new("HiddenSize", spec.HiddenSize);

    /// <summary>E, as emitted code writes it.</summary>
    public Extent EmbeddingDepth => new("EmbeddingSize", spec.EmbeddingSize);

    /// <summary>T·B, as emitted code writes it.</summary>
    public Extent UnrolledRows => new("UnrolledRows", Rows.Count);

    /// <summary>The same as emitted code writes it.</summary>
    public Extent OutputDepthName => new(spec.TieEmbeddings ? "EmbeddingSize" : "HiddenSize", OutputDepth);

    public int OutputDepthPanels => Panel.Count(OutputDepth);

    /// <summary>From one panel of weights to the next, where each has H rows.</summary>
    public Stride HiddenStride => new("HiddenSize * 16", (long)spec.HiddenSize * Panel.Width);

    /// <summary>From one panel of weights to the next, where each has E rows.</summary>
    public Stride EmbeddingStride => new("EmbeddingSize * 16", (long)spec.EmbeddingSize * Panel.Width);

    /// <summary>From one panel of Why to the next.</summary>
    public Stride OutputStride => spec.TieEmbeddings ? EmbeddingStride : HiddenStride;

    /// <summary>From one panel of transposed gate weights to the next.</summary>
    public Stride GateColumnsStride => new("GateColumns * 16", (long)GateColumns * Panel.Width);

    /// <summary>Width of a layer's input, as emitted code writes it.</summary>
    public Extent InputDepth(int layer) => layer == 0 ? EmbeddingDepth : HiddenDepth;

    /// <summary>Panels of a layer's input; 0 for one-hot input.</summary>
    public int InputPanels(int layer) => layer == 0 ? EmbeddingPanels : HiddenPanels;

    /// <summary>From one panel of a layer's Wxh to the next.</summary>
    public Stride InputStride(int layer) => layer == 0 ? EmbeddingStride : HiddenStride;
}
