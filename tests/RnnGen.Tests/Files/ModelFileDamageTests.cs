namespace RnnGen.Tests;

/// <summary>A damaged file is refused, or what was damaged did not matter; it never ends in another exception.</summary>
public sealed class ModelFileDamageTests
{
    private readonly ModelFixture _model = new(new ModelShape { Cell = RecurrentCell.Tanh, VocabularySize = 7, EmbeddingSize = 2, HiddenSize = 3, SequenceLength = 4, BatchSize = 2 });
    private readonly byte[] _bytes;
    private readonly float[] _parameters;

    public ModelFileDamageTests()
    {
        _bytes = new EditableModelFile(_model).Original;
        _parameters = _model.Load(EditableModelFile.Read(_bytes));
    }

    [Fact]
    public void File_cut_at_any_length_is_refused()
    {
        for (int length = 0; length < _bytes.Length; length++)
        {
            Assert.Throws<InvalidModelFileException>(() => { EditableModelFile.Read(_bytes[..length]); });
        }
    }

    [Fact]
    public void File_with_bytes_behind_its_end_is_refused() =>
        Assert.Throws<InvalidModelFileException>(() => { EditableModelFile.Read([.. _bytes, 0]); });

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x20)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public void Byte_changed_anywhere_is_found_or_harmless(byte mask)
    {
        int refused = 0;
        for (int position = 0; position < _bytes.Length; position++)
        {
            byte[] damaged = (byte[])_bytes.Clone();
            damaged[position] ^= mask;
            refused += IsRefused(damaged) ? 1 : 0;
        }

        // What may pass: spaces, foreign metadata (a key that lost its name), a minor version.
        Assert.InRange(refused, _bytes.Length * 9 / 10, _bytes.Length);
    }

    [Fact]
    public void Random_damage_of_several_bytes_never_ends_in_another_exception()
    {
        Random random = new(20);
        for (int round = 0; round < 2_000; round++)
        {
            byte[] damaged = (byte[])_bytes.Clone();
            for (int i = random.Next(1, 8); i > 0; i--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            // Damage to the checksum's key and to a tensor at once may pass; a single one may not (above).
            Exception? e = Record.Exception(() => _model.Load(EditableModelFile.Read(damaged)));
            Assert.True(e is null or InvalidModelFileException, e?.ToString());
        }
    }

    [Fact]
    public void Any_single_tensor_bit_is_covered_by_the_checksum()
    {
        byte[] damaged = (byte[])_bytes.Clone();
        damaged[^1] ^= 1;
        InvalidModelFileException e = Assert.Throws<InvalidModelFileException>(() => { EditableModelFile.Read(damaged); });
        Assert.Contains("checksum", e.Message, StringComparison.Ordinal);
        Assert.Contains("rnngen.checksum", e.Message, StringComparison.Ordinal);
    }

    private bool IsRefused(byte[] damaged)
    {
        try
        {
            ModelFile file = EditableModelFile.Read(damaged);
            Assert.Equal(_parameters, _model.Load(file));
            Assert.Equal(_model.Vocabulary.Words, file.Vocabulary.Words);
            Assert.Equal(_model.Shape, file.Shape);
            return false;
        }
        catch (InvalidModelFileException)
        {
            return true;
        }
    }
}
