namespace RnnGen.Fuzz;

/// <summary>The rules bite: a reader that breaks one is found out.</summary>
public sealed class RuleTests
{
    private static readonly byte[] Input = [1, 2, 3];

    [Fact]
    public void A_good_reader_passes()
    {
        Assert.True(FuzzRun.Read(new Reader(_ => null), Input));
        Assert.False(FuzzRun.Read(new Reader(_ => throw new InvalidDataException("no")), Input));
    }

    [Fact]
    public void An_undocumented_exception_is_a_failure() => AssertFailure("undocumented KeyNotFound", _ => throw new KeyNotFoundException());

    [Fact]
    public void A_long_message_is_a_failure() => AssertFailure("a message of 400", _ => throw new InvalidDataException(new string('x', 400)));

    [Theory]
    [InlineData('\n')]
    [InlineData('\u001b')]
    [InlineData('\u202E')]
    public void A_control_character_in_a_message_is_a_failure(char character) =>
        AssertFailure($"U+{(int)character:X4}", _ => throw new InvalidDataException($"a{character}b"));

    [Fact]
    public void Too_much_memory_is_a_failure() => AssertFailure("bytes allocated", _ => new byte[300_000]);

    [Fact]
    public void What_is_not_accounted_for_is_a_failure() => AssertFailure("ignored", input => input.Length);

    [Fact]
    public void The_same_number_gives_the_same_input()
    {
        Assert.Equal(new Mutator(new ModelFileTarget()).Mutate(7), new Mutator(new ModelFileTarget()).Mutate(7));
        Assert.NotEqual(new Mutator(new ModelFileTarget()).Mutate(7), new Mutator(new ModelFileTarget()).Mutate(8));
    }

    private static void AssertFailure(string expected, Func<byte[], object?> read) =>
        Assert.Contains(expected, Assert.Throws<FuzzFailureException>(() => FuzzRun.Read(new Reader(read), Input)).Message, StringComparison.Ordinal);

    private sealed class Reader(Func<byte[], object?> read) : FuzzTarget("reader", [Input])
    {
        public override object? Read(byte[] input) => read(input);

        public override void Check(byte[] input, object? read) => FuzzFailureException.ThrowUnless(read is null, "bytes are ignored");

        public override bool IsDocumented(Exception exception) => exception is InvalidDataException;
    }
}
