namespace RnnGen.Tests;

/// <summary>The <c>state_dict</c> of a small language model, as PyTorch names its tensors.</summary>
internal sealed record TorchModel
{
    public int Gates { get; init; } = 4;

    public int Words { get; init; } = 7;

    /// <summary>E; 0 for one-hot input.</summary>
    public int Embedding { get; init; } = 3;

    public int Hidden { get; init; } = 5;

    public int Layers { get; init; } = 1;

    public bool Tied { get; init; }

    public bool OutputBias { get; init; } = true;

    public string EmbeddingName { get; init; } = "embedding";

    public string RnnName { get; init; } = "rnn";

    public string OutputName { get; init; } = "output";

    public string Dtype { get; init; } = "F32";

    /// <summary>Writes all tensors: those of a tied model with the equal copy that a <c>state_dict</c> has.</summary>
    public WeightsWriter Write()
    {
        WeightsWriter writer = new();
        int rows = Gates * Hidden;
        if (Embedding > 0)
        {
            writer.Add($"{EmbeddingName}.weight", [Words, Embedding], WeightsWriter.Numbers(Words * Embedding, 1), Dtype);
        }

        for (int layer = 0; layer < Layers; layer++)
        {
            int input = layer > 0 ? Hidden : Embedding > 0 ? Embedding : Words;
            writer.Add($"{RnnName}.weight_ih_l{layer}", [rows, input], WeightsWriter.Numbers(rows * input, 10 + layer), Dtype)
                .Add($"{RnnName}.weight_hh_l{layer}", [rows, Hidden], WeightsWriter.Numbers(rows * Hidden, 20 + layer), Dtype)
                .Add($"{RnnName}.bias_ih_l{layer}", [rows], WeightsWriter.Numbers(rows, 30 + layer), Dtype)
                .Add($"{RnnName}.bias_hh_l{layer}", [rows], WeightsWriter.Numbers(rows, 40 + layer), Dtype);
        }

        if (Tied && Embedding != Hidden)
        {
            writer.Add("projection.weight", [Embedding, Hidden], WeightsWriter.Numbers(Embedding * Hidden, 50), Dtype);
        }

        int depth = Tied ? Embedding : Hidden;
        writer.Add($"{OutputName}.weight", [Words, depth], WeightsWriter.Numbers(Words * depth, Tied ? 1 : 60), Dtype);
        return OutputBias ? writer.Add($"{OutputName}.bias", [Words], WeightsWriter.Numbers(Words, 70), Dtype) : writer;
    }
}
