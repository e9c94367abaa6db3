namespace RnnGen.Fuzz;

/// <summary>A reader of bytes that may come from anywhere, with the rules that it has to keep.</summary>
/// <param name="name">Its name on the command line and in tests.</param>
/// <param name="seeds">Valid inputs, to be changed.</param>
public abstract class FuzzTarget(string name, IReadOnlyList<byte[]> seeds)
{
    /// <summary>Its name on the command line and in tests.</summary>
    public string Name { get; } = name;

    /// <summary>Valid inputs, to be changed.</summary>
    public IReadOnlyList<byte[]> Seeds { get; } = seeds;

    /// <summary>Whether its inputs are safetensors files, so that mutations may follow their structure.</summary>
    public virtual bool IsSafetensors => false;

    /// <summary>How many times the input reading may allocate.</summary>
    public virtual int Factor => 2;

    /// <summary>Bytes that reading may allocate beside that: objects of fixed size, entries of a header (at most 1,024), and the exception.</summary>
    public virtual long Overhead => 256 * 1024;

    /// <summary>Reads an input as a program would.</summary>
    /// <param name="input">The bytes, valid or not.</param>
    /// <returns>What was read, to be checked.</returns>
    /// <exception cref="Exception">The documented exceptions (<see cref="IsDocumented"/>) for an input that is refused.</exception>
    public abstract object? Read(byte[] input);

    /// <summary>Checks that what was read is consistent, and that nothing of the input was ignored.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="read">What <see cref="Read"/> returned for them.</param>
    /// <exception cref="FuzzFailureException">It is not.</exception>
    public abstract void Check(byte[] input, object? read);

    /// <summary>Whether the documentation of the reader names this exception for an input that is refused.</summary>
    /// <param name="exception">What <see cref="Read"/> has thrown.</param>
    public abstract bool IsDocumented(Exception exception);
}
