using System.Reflection;
using RnnGen.NGrams;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>
/// Every public member with arguments of every kind that a program passes by mistake: it works, or it throws what it documents, with a message of its own. What a bug throws, such as an
/// index out of range or a null reference, never comes out.
/// </summary>
public sealed class ExtremeArgumentsTests : IDisposable
{
    private const int MostCalls = 500;

    private static readonly Assembly[] Assemblies = [typeof(RnnModel).Assembly, typeof(KneserNeyModel).Assembly];

    private readonly ExtremeValues _values = new();

    public static TheoryData<string> TypeNames =>
    [
        .. Assemblies.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => !type.IsEnum && !type.IsInterface && !type.IsByRefLike && type.FullName is not ("RnnGen.CompilerServices.RnnNetwork" or "RnnGen.CompilerServices.TeamMember" or "RnnGen.CompilerServices.TeamShare"))
            .Select(type => type.FullName!),
    ];

    public void Dispose()
    {
        _values.Dispose();

        // Tests that count bytes come after: a background collection that is still running takes allocation buffers away, and its number is no news to them.
        GC.Collect();
    }

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void Mistakes_are_told_as_what_they_are(string typeName)
    {
        Type type = Assemblies.Select(assembly => assembly.GetType(typeName)).First(found => found is not null)!;
        List<string> faults = [];
        foreach (MethodBase member in MembersOf(type))
        {
            Call(type, member, faults);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(30)));
    }

    /// <summary>Methods that trust an offset are those of <c>CompilerServices</c>, which only generated code calls.</summary>
    [Fact]
    public void Offsets_on_trust_stand_where_generated_code_alone_looks() => Assert.All(
        Assemblies.SelectMany(assembly => assembly.GetExportedTypes()).SelectMany(type => type.GetMethods()).Where(IsOnTrust),
        method => Assert.Equal("RnnGen.CompilerServices", method.DeclaringType!.Namespace));

    private static IEnumerable<MethodBase> MembersOf(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<MethodBase> constructors = type.IsAbstract ? [] : type.GetConstructors();
        return constructors.Concat(type.GetMethods(Declared).Where(method => !method.IsAbstract || type.IsAbstract))
            .Where(member => !member.ContainsGenericParameters && !IsOnTrust(member));
    }

    /// <summary>Whether a method takes a reference into memory, and with it sizes that it cannot check.</summary>
    private static bool IsOnTrust(MethodBase member) => member.GetParameters().Any(parameter => parameter.ParameterType == typeof(float).MakeByRefType() && !parameter.IsOut);

    private void Call(Type type, MethodBase member, List<string> faults)
    {
        bool needsSubject = !member.IsStatic && !member.IsConstructor;
        if (needsSubject && _values.Subject(type) is null)
        {
            return;
        }

        Func<object?, object?[], object?> call = AnyCall.Compile(member);
        ParameterInfo[] parameters = member.GetParameters();
        foreach (int[] choice in Choices([.. parameters.Select(parameter => _values.Of(parameter).Length)]))
        {
            object?[] arguments = [.. parameters.Select((parameter, i) => _values.Of(parameter)[choice[i]])];
            try
            {
                if (call(needsSubject ? _values.Subject(type) : null, arguments) is Task task)
                {
                    task.GetAwaiter().GetResult();
                }
            }
            catch (Exception e) when (IsTold(e) || (e is OperationCanceledException && arguments.Any(argument => argument is CancellationToken { IsCancellationRequested: true })))
            {
            }
            catch (Exception e)
            {
                faults.Add($"{type.Name}.{member.Name}({string.Join(", ", arguments.Select(Text))}): {e.GetType().Name}: {e.Message}{e.StackTrace?.Split('\n').FirstOrDefault()}");
            }
        }
    }

    /// <summary>All combinations of so many values each, or, where they are too many, as many drawn at random, each value alone among good ones before them.</summary>
    private static IEnumerable<int[]> Choices(int[] counts)
    {
        long all = counts.Aggregate(1L, (product, count) => product * count);
        if (all <= MostCalls)
        {
            for (int number = 0; number < all; number++)
            {
                int rest = number;
                yield return [.. counts.Select(count =>
                {
                    int choice = rest % count;
                    rest /= count;
                    return choice;
                })];
            }

            yield break;
        }

        for (int i = 0; i < counts.Length; i++)
        {
            for (int value = 0; value < counts[i]; value++)
            {
                int[] choice = new int[counts.Length];
                choice[i] = value;
                yield return choice;
            }
        }

        RandomSource random = new(1);
        for (int i = 0; i < MostCalls; i++)
        {
            int[] choice = new int[counts.Length];
            for (int j = 0; j < choice.Length; j++)
            {
                choice[j] = random.NextInt32(counts[j]);
            }

            yield return choice;
        }
    }

    /// <summary>Whether an exception is one that the library documents, with words of its own.</summary>
    private static bool IsTold(Exception exception) => exception switch
    {
        ArgumentException => !exception.Message.StartsWith("Specified argument was out of the range", StringComparison.Ordinal)
            && !exception.Message.StartsWith("Destination is too short", StringComparison.Ordinal)
            && !exception.Message.StartsWith("Value does not fall", StringComparison.Ordinal),
        InvalidOperationException or NotSupportedException or IOException or UnauthorizedAccessException or TrainingDivergedException => true,
        _ => false,
    };

    private static string Text(object? value) => value switch
    {
        null => "null",
        Array array => $"{array.GetType().GetElementType()!.Name}[{array.Length}]",
        _ => $"{value}",
    };
}
