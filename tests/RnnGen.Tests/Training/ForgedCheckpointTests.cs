using RnnGen.SweepModels;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>A checkpoint that was changed by somebody who knows the checksum.</summary>
public sealed class ForgedCheckpointTests : IDisposable
{
    private const int WordCount = 120;
    private const string StateKey = "rnngen.state";

    private static readonly int[] Tokens = [.. Enumerable.Range(0, 1500).Select(i => 1 + (i * i % (WordCount - 1)))];

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("run.checkpoint");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_that_was_written_again_as_it_was_is_resumed()
    {
        Write();
        Forge(_ => { }, _ => { });
        Resume();
    }

    [Fact]
    public void Candidates_that_are_all_zero_are_refused()
    {
        Write();
        Forge(
            metadata =>
            {
                string state = metadata[StateKey];
                int begin = state.IndexOf("\"Candidates\":[", StringComparison.Ordinal);
                Assert.True(begin > 0);
                metadata[StateKey] = $"{state.AsSpan(0, begin)}\"Candidates\":[0,0,0,0]{state.AsSpan(state.IndexOf(']', begin) + 1)}";
            },
            _ => { });

        AssertRefused("does not fit the run");
    }

    [Theory]
    [InlineData("parameters")]
    [InlineData("best")]
    public void Parameters_that_are_not_finite_are_refused(string tensor)
    {
        Write();
        Forge(_ => { }, tensors => tensors.Single(slab => slab.Name == tensor).Values[5] = float.NaN);

        AssertRefused($"element 5 of tensor '{tensor}' is NaN");
    }

    [Fact]
    public void Nothing_that_is_not_part_of_a_checkpoint_is_passed_over()
    {
        Write();
        Forge(metadata => metadata["rnngen.more"] = "text", _ => { });
        AssertRefused("metadata 'rnngen.more'");

        Write();
        Forge(_ => { }, tensors => tensors.Add(("more", new float[3])));
        AssertRefused("tensors, but the run has");
    }

    [Fact]
    public void A_note_is_covered_by_the_checksum()
    {
        Write();
        byte[] bytes = File.ReadAllBytes(Path);
        int note = bytes.AsSpan().IndexOf("--out here"u8);
        Assert.True(note > 0);
        "--out gone"u8.CopyTo(bytes.AsSpan(note));
        File.WriteAllBytes(Path, bytes);

        AssertRefused("The file is damaged");
    }

    private static RnnModel Model() => SweptModel.Create("LstmWide", BigramModel.Words(WordCount), seed: 1);

    private static TrainingOptions Options => new() { Epochs = 1, SampledWords = 16 };

    private void Write()
    {
        RnnModel model = Model();
        model.CreateTrainer(Options with { Checkpoint = new CheckpointOptions { Path = Path, Note = "--out here" } }).Fit(new StreamDataset(Tokens, model.Shape));
    }

    private void Resume()
    {
        RnnModel model = Model();
        model.CreateTrainer(Options).Resume(Path, new StreamDataset(Tokens, model.Shape));
    }

    private void AssertRefused(string reason) => Assert.Contains(reason, Assert.Throws<InvalidCheckpointException>(Resume).Message, StringComparison.Ordinal);

    private void Forge(Action<Dictionary<string, string>> changeMetadata, Action<List<(string Name, float[] Values)>> changeTensors)
    {
        Dictionary<string, string> metadata;
        List<(string Name, float[] Values)> tensors;
        using (FileStream file = File.OpenRead(Path))
        {
            SafetensorsReader reader = new(file, Path);
            metadata = reader.Metadata.ToDictionary();
            tensors = [.. reader.Tensors.Select(tensor => (tensor.Name, reader.Read<float>(tensor)))];
        }

        changeMetadata(metadata);
        changeTensors(tensors);
        TensorChecksum checksum = new(metadata, CheckpointFile.CheckedKeys);
        tensors.ForEach(tensor => checksum.Append(tensor.Values));
        metadata[CheckpointFile.ChecksumKey] = checksum.ToString();
        using FileStream forged = File.Create(Path);
        SafetensorsWriter writer = new(forged, metadata, [.. tensors.Select(tensor => (tensor.Name, (IReadOnlyList<int>)[tensor.Values.Length]))]);
        tensors.ForEach(tensor => writer.Write(tensor.Values));
    }
}
